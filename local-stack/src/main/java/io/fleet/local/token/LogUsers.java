package io.fleet.local.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Passwords of who comes to a log that asks for names, a file each, for their owner alone. */
public final class LogUsers {
  /** May do everything there: brokers among themselves, and whoever makes topics. */
  public static final String ADMIN = "admin";

  private static final int PASSWORD_BYTES = 24;

  private static final String FIRST = "SCRAM-SHA-256";
  private static final String SECOND = "SCRAM-SHA-512";

  private final Path directory;
  private final Path mechanismFile;

  /**
   * @param secrets of the stack
   */
  public LogUsers(Path secrets) {
    this.directory = directory(secrets);
    this.mechanismFile = secrets.resolve("log-mechanism");
  }

  /** A user's password, made when it is first asked for. */
  public String password(String user) {
    Path file = directory.resolve(user);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        JwtKeys.writeSecret(file, newPassword());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A password nobody has yet. */
  public static String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** By which of the two mechanisms users show their passwords now. */
  public String mechanism() {
    try {
      return Files.exists(mechanismFile) ? Files.readString(mechanismFile).strip() : FIRST;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one that is free: what is granted by it counts beside the other. */
  public String otherMechanism() {
    return mechanism().equals(FIRST) ? SECOND : FIRST;
  }

  /** From now on users show these passwords, by the other mechanism. */
  public void change(Map<String, String> passwords) throws IOException {
    for (Map.Entry<String, String> each : passwords.entrySet()) {
      JwtKeys.writeSecret(directory.resolve(each.getKey()), each.getValue());
    }
    JwtKeys.writeSecret(mechanismFile, otherMechanism());
  }

  /** Where passwords are. */
  public static Path directory(Path secrets) {
    return secrets.resolve("log-users");
  }
}
