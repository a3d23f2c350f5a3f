package io.fleet.notifier.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates by the JDK's keytool; the password guards nothing. */
final class TestCertificate {
  private static final String PASSWORD = "changeit";

  private TestCertificate() {}

  /**
   * A key store with a self-signed certificate.
   *
   * @param extension as keytool takes it, {@code san=dns:a.example}
   */
  static Path make(Path directory, String name, String extension) throws Exception {
    Path store = directory.resolve(name + ".p12");
    keytool(
        store,
        ("-genkeypair -keyalg EC -groupname secp256r1 -alias it -dname CN=" + name)
            + (" -ext " + extension));
    return store;
  }

  /** A key store whose certificate another one has signed, for five days that are over. */
  static Path expired(Path directory, Path authority, String extension) throws Exception {
    Path store = make(directory, "expired", extension);
    Path request = directory.resolve("expired.csr");
    Path signed = directory.resolve("expired.crt");
    keytool(store, "-certreq -alias it -file " + request);
    keytool(
        authority,
        ("-gencert -alias it -startdate -10d -validity 5 -ext " + extension)
            + (" -infile " + request + " -outfile " + signed));
    KeyStore keys = load(store);
    KeyStore.PasswordProtection password = new KeyStore.PasswordProtection(PASSWORD.toCharArray());
    KeyStore.PrivateKeyEntry own = (KeyStore.PrivateKeyEntry) keys.getEntry("it", password);
    Certificate[] chain = {certificate(signed), load(authority).getCertificate("it")};
    keys.setEntry("it", new KeyStore.PrivateKeyEntry(own.getPrivateKey(), chain), password);
    try (OutputStream out = Files.newOutputStream(store)) {
      keys.store(out, PASSWORD.toCharArray());
    }
    return store;
  }

  private static Certificate certificate(Path file) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static void keytool(Path store, String words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Collections.addAll(command, words.split(" "));
    Collections.addAll(command, "-storetype", "PKCS12", "-keystore", store.toString());
    Collections.addAll(command, "-storepass", PASSWORD);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("keytool failed");
    }
  }

  /** A trust store that believes these. */
  static KeyStore believing(Path... stores) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (Path store : stores) {
      trusted.setCertificateEntry(store.toString(), load(store).getCertificate("it"));
    }
    return trusted;
  }

  static SSLContext serverContext(Path store) throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(load(store), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore load(Path store) throws GeneralSecurityException, IOException {
    KeyStore loaded = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      loaded.load(in, PASSWORD.toCharArray());
    }
    return loaded;
  }
}
