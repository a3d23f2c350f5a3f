package io.fleet.local.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate and its private key, as PEM files, for what speaks TLS in one stack.
 * Made at the first start by the JDK's keytool and kept; devices are given the certificate.
 */
public final class ServerCertificate {
  private static final String ALIAS = "gateway";
  private static final String VALID_DAYS = "3650";
  private static final long PATIENCE_S = 60;

  private final Path directory;

  public ServerCertificate(Path directory) {
    this.directory = directory;
  }

  /** Makes the pair unless it is there. */
  public void ensure() throws IOException, GeneralSecurityException {
    if (Files.exists(certificateFile()) && Files.exists(keyFile())) {
      return;
    }
    Path store = directory.resolve(".gateway.p12");
    String password = UUID.randomUUID().toString();
    Files.deleteIfExists(store);
    try {
      make(store, password);
      KeyStore made = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        made.load(in, password.toCharArray());
      }
      Key key = made.getKey(ALIAS, password.toCharArray());
      JwtKeys.writeSecret(keyFile(), pem("PRIVATE KEY", key.getEncoded()));
      byte[] certificate = made.getCertificate(ALIAS).getEncoded();
      JwtKeys.writeSecret(certificateFile(), pem("CERTIFICATE", certificate));
    } finally {
      Files.deleteIfExists(store);
    }
  }

  /** The certificate, which devices check. */
  public Path certificateFile() {
    return directory.resolve("tls.crt");
  }

  /** Its private key. */
  public Path keyFile() {
    return directory.resolve("tls.key");
  }

  private static void make(Path store, String password) throws IOException {
    ProcessBuilder keytool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=fleet gateway",
            "-ext",
            "san=dns:localhost,dns:gateway,ip:127.0.0.1",
            "-validity",
            VALID_DAYS,
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass:env",
            "STORE_PASSWORD");
    keytool.environment().put("STORE_PASSWORD", password);
    Process process = keytool.redirectErrorStream(true).start();
    try {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool made no certificate");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String pem(String kind, byte[] encoded) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
