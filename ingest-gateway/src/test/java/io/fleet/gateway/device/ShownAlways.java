package io.fleet.gateway.device;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows its certificate also to servers that say they trust others alone. */
final class ShownAlways extends X509ExtendedKeyManager {
  private final String name;
  private final PrivateKey key;
  private final X509Certificate[] chain;

  ShownAlways(String name, PrivateKey key, X509Certificate[] chain) {
    this.name = name;
    this.key = key;
    this.chain = chain;
  }

  @Override
  public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
    return name;
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return name;
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return new String[] {name};
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain;
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key;
  }
}
