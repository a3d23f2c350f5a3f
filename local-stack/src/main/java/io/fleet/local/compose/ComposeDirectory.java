package io.fleet.local.compose;

import io.fleet.local.token.JwtKeys;
import io.fleet.local.token.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Passwords, keys and webhook endpoints of the system in containers. The directory is its owner's
 * alone; what containers read of it ({@code public}, {@code mqtt-tls}, {@code endpoints}, {@code
 * metabase}, {@code grafana}) is mounted from within, and readable for any user there.
 */
final class ComposeDirectory {
  private static final int PASSWORD_BYTES = 24;
  private static final String METABASE_READS = "CLICKHOUSE_METABASE_PASSWORD";
  private static final String METABASE_ADMIN = "METABASE_ADMIN_PASSWORD";
  private static final String GRAFANA_ADMIN = "GRAFANA_ADMIN_PASSWORD";
  private static final List<String> PASSWORDS =
      List.of(
          "CLICKHOUSE_PASSWORD",
          "CLICKHOUSE_WRITER_PASSWORD",
          "CLICKHOUSE_READER_PASSWORD",
          METABASE_READS,
          "METABASE_DB_PASSWORD",
          METABASE_ADMIN,
          GRAFANA_ADMIN,
          "KEYCLOAK_ADMIN_PASSWORD",
          "METABASE_ENCRYPTION_KEY");

  /** Seals the secrets of webhook endpoints: base64 of so many bytes. */
  private static final String ENDPOINT_KEY = "FLEET_NOTIFIER_KEY";

  private static final int ENDPOINT_KEY_BYTES = 32;

  private final Path root;
  private final SecureRandom random;

  ComposeDirectory(Path root, SecureRandom random) {
    this.root = root.toAbsolutePath().normalize();
    this.random = random;
  }

  /** Makes what is missing and changes nothing that is there. */
  void init() throws IOException, GeneralSecurityException {
    directory(root, "rwx------");
    directory(root.resolve("secrets"), "rwx------");
    directory(root.resolve("public"), "rwxr-xr-x");
    directory(root.resolve("endpoints"), "rwxr-xr-x");
    JwtKeys keys = new JwtKeys(root.resolve("secrets"));
    keys.ensure();
    Path publicKey = root.resolve("public").resolve(keys.publicFile().getFileName());
    Files.copy(keys.publicFile(), publicKey, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(publicKey, PosixFilePermissions.fromString("rw-r--r--"));
    giveCertificate();
    writeEnvironment();
  }

  /** The gateway's user in its container is not the owner of these files. */
  private void giveCertificate() throws IOException, GeneralSecurityException {
    ServerCertificate made = new ServerCertificate(root.resolve("secrets"));
    made.ensure();
    Path given = root.resolve("mqtt-tls");
    directory(given, "rwxr-xr-x");
    for (Path file : List.of(made.certificateFile(), made.keyFile())) {
      Path copy = given.resolve(file.getFileName());
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  Path root() {
    return root;
  }

  /** What docker-compose takes as {@code --env-file}. */
  Path environment() {
    return root.resolve("compose.env");
  }

  private void writeEnvironment() throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.exists(environment())) {
      lines.addAll(Files.readAllLines(environment()));
    }
    if (isMissing(lines, "FLEET_COMPOSE_DIR")) {
      lines.add("FLEET_COMPOSE_DIR=" + root);
    }
    for (String name : PASSWORDS) {
      if (isMissing(lines, name)) {
        lines.add(name + "=" + password());
      }
    }
    if (isMissing(lines, ENDPOINT_KEY)) {
      lines.add(ENDPOINT_KEY + "=" + Base64.getEncoder().encodeToString(bytes(ENDPOINT_KEY_BYTES)));
    }
    JwtKeys.writeSecret(environment(), String.join("\n", lines) + "\n");
    Path given = root.resolve("metabase");
    directory(given, "rwxr-xr-x");
    give(given.resolve("admin-password"), value(lines, METABASE_ADMIN));
    give(given.resolve("clickhouse-password"), value(lines, METABASE_READS));
    Path grafana = root.resolve("grafana");
    directory(grafana, "rwxr-xr-x");
    give(grafana.resolve("admin-password"), value(lines, GRAFANA_ADMIN));
  }

  /** The user of the container that reads it is not the owner of the file. */
  private static void give(Path file, String secret) throws IOException {
    Files.writeString(file, secret + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static String value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "="))
        .findFirst()
        .orElseThrow()
        .substring(name.length() + 1);
  }

  private static boolean isMissing(List<String> lines, String name) {
    return lines.stream().noneMatch(line -> line.startsWith(name + "="));
  }

  /**
   * Letters, digits, - and _: no character that an environment file or a URL would change. One
   * digit at least, which Metabase asks for.
   */
  private String password() {
    String password;
    do {
      password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(PASSWORD_BYTES));
    } while (password.chars().noneMatch(Character::isDigit));
    return password;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void directory(Path directory, String permissions) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
  }
}
