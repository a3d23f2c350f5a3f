package io.fleet.local.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords of who comes to a log that asks for names, a file each, for their owner alone. */
public final class LogUsers {
  /** May do everything there: brokers among themselves, and whoever makes topics. */
  public static final String ADMIN = "admin";

  private static final int PASSWORD_BYTES = 24;

  private final Path directory;

  /**
   * @param secrets of the stack
   */
  public LogUsers(Path secrets) {
    this.directory = directory(secrets);
  }

  /** A user's password, made when it is first asked for. */
  public String password(String user) {
    Path file = directory.resolve(user);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        JwtKeys.writeSecret(file, made);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where they are. */
  public static Path directory(Path secrets) {
    return secrets.resolve("log-users");
  }
}
