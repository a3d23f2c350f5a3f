package io.fleet.notifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The key pair that signs the tokens of one test, as PEM files. */
final class TokenKeys {
  private final Path directory;

  TokenKeys() {
    try {
      directory = Files.createTempDirectory("fleet-tokens");
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      KeyPair pair = generator.generateKeyPair();
      write(publicFile(), "PUBLIC KEY", pair.getPublic());
      write(privateFile(), "PRIVATE KEY", pair.getPrivate());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Path publicFile() {
    return directory.resolve("public.pem");
  }

  Path privateFile() {
    return directory.resolve("private.pem");
  }

  private static void write(Path file, String kind, Key key) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }
}
