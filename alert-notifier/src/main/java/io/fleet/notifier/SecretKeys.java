package io.fleet.notifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys for secrets as they are configured: the newest first, each in a variable or a file. */
final class SecretKeys {
  private SecretKeys() {}

  /**
   * None, one or two.
   *
   * @throws IllegalStateException naming the variable that is wrong
   */
  static List<String> of(NotifierConfig config) {
    List<String> keys = new ArrayList<>();
    key(config.key(), config.keyFile(), "FLEET_NOTIFIER_KEY").ifPresent(keys::add);
    Optional<String> old = key(config.oldKey(), config.oldKeyFile(), "FLEET_NOTIFIER_OLD_KEY");
    if (keys.isEmpty() && old.isPresent()) {
      throw new IllegalStateException("FLEET_NOTIFIER_OLD_KEY needs a FLEET_NOTIFIER_KEY");
    }
    old.ifPresent(keys::add);
    return keys;
  }

  private static Optional<String> key(
      Optional<String> value, Optional<Path> file, String variable) {
    if (value.isPresent() && file.isPresent()) {
      throw new IllegalStateException(variable + " and " + variable + "_FILE: one of both");
    }
    Optional<String> key = value.or(() -> file.map(path -> read(path, variable)));
    key.ifPresent(text -> check(text, variable));
    return key;
  }

  private static String read(Path file, String variable) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalStateException(variable + "_FILE must name a readable file");
    }
  }

  private static void check(String key, String variable) {
    if (!io.fleet.notifier.endpoint.SecretKeyring.isKey(key)) {
      throw new IllegalStateException(variable + ": base64 of 32 bytes expected");
    }
  }
}
