package io.fleet.gateway.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** Self-signed certificates for tests, made by the JDK's own tool. */
public final class TestTls {
  private static final char[] PASSWORD = "test-only".toCharArray();
  private static final int PATIENCE_S = 60;

  private TestTls() {}

  /** Some certificate. */
  static X509Certificate certificate() {
    try {
      Path directory = Files.createTempDirectory("tls");
      return (X509Certificate) make(directory, "some").getCertificate("some");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes {@code NAME.crt} and {@code NAME.key} for 127.0.0.1 into a directory. */
  public static void write(Path directory, String name) {
    try {
      KeyStore store = make(directory, name);
      Certificate certificate = store.getCertificate(name);
      pem(directory.resolve(name + ".crt"), "CERTIFICATE", certificate.getEncoded());
      byte[] key = store.getKey(name, PASSWORD).getEncoded();
      pem(directory.resolve(name + ".key"), "PRIVATE KEY", key);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore make(Path directory, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
    if (!keytool.waitFor(PATIENCE_S, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException("keytool failed");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static void pem(Path file, String type, byte[] encoded) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    Files.writeString(
        file, "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
  }
}
