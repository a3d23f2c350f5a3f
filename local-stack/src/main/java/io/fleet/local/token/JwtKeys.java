package io.fleet.local.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The key pair that signs and verifies tokens of one stack, as PEM files for their owner alone.
 * Made at the first start and kept.
 */
public final class JwtKeys {
  private static final int KEY_BITS = 2048;

  private static final String IN_USE = "jwt";

  private final Path secrets;
  private final String name;

  public JwtKeys(Path secrets) {
    this(secrets, IN_USE);
  }

  /** A pair of another name. */
  JwtKeys(Path secrets, String name) {
    this.secrets = secrets;
    this.name = name;
  }

  /** Makes the pair unless it is there. */
  public void ensure() throws IOException, GeneralSecurityException {
    if (Files.exists(privateFile()) && Files.exists(publicFile())) {
      return;
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS);
    KeyPair pair = generator.generateKeyPair();
    writeSecret(privateFile(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    writeSecret(publicFile(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  /** Where the services find the key they verify with. */
  public Path publicFile() {
    return secrets.resolve(name + "-public.pem");
  }

  /**
   * The key that signs.
   *
   * @throws IOException if the stack has never been started
   */
  public PrivateKey privateKey() throws IOException, GeneralSecurityException {
    String text = Files.readString(privateFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
    byte[] encoded = Base64.getDecoder().decode(text);
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  /** Writes a file that only its owner may read, at no moment anybody else. */
  public static void writeSecret(Path file, String text) throws IOException {
    Path next = file.resolveSibling("." + file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(next, text);
    Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  Path privateFile() {
    return secrets.resolve(name + "-private.pem");
  }

  private static String pem(String kind, byte[] encoded) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
