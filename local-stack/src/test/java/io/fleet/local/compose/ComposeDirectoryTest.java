package io.fleet.local.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeDirectoryTest {
  @TempDir Path parent;

  @Test
  void everyVariableThatComposeAsksForIsMade() throws Exception {
    // given
    ComposeDirectory directory = directory();
    String compose = Files.readString(Path.of("../docker-compose.yml"));

    // when
    directory.init();

    // then
    Map<String, String> made = variables(directory);
    assertThat(compose.split("\\$\\{")).hasSizeGreaterThan(10);
    java.util.regex.Pattern.compile("\\$\\{(\\w+):\\?")
        .matcher(compose)
        .results()
        .forEach(asked -> assertThat(made).containsKey(asked.group(1)));
    assertThat(made.get("FLEET_COMPOSE_DIR")).isEqualTo(directory.root().toString());
    assertThat(java.util.Base64.getDecoder().decode(made.get("FLEET_NOTIFIER_KEY"))).hasSize(32);
    assertThat(made.get("CLICKHOUSE_PASSWORD"))
        .matches("[A-Za-z0-9_-]{32}")
        .isNotEqualTo(made.get("CLICKHOUSE_READER_PASSWORD"));
  }

  @Test
  void theProvisionerOfDashboardsIsGivenThePasswordsThatOthersKnow() throws Exception {
    // given
    ComposeDirectory directory = directory();

    // when
    directory.init();

    // then: Metabase takes no password without a digit
    Path given = directory.root().resolve("metabase");
    Map<String, String> made = variables(directory);
    assertThat(given.resolve("clickhouse-password"))
        .hasContent(made.get("CLICKHOUSE_METABASE_PASSWORD"));
    assertThat(given.resolve("admin-password")).hasContent(made.get("METABASE_ADMIN_PASSWORD"));
    assertThat(made.get("METABASE_ADMIN_PASSWORD")).containsPattern("[0-9]");
  }

  @Test
  void onlyTheOwnerMayLookAndContainersMayReadWhatIsMounted() throws Exception {
    // given
    ComposeDirectory directory = directory();

    // when
    directory.init();

    // then
    assertThat(mode(directory.root())).isEqualTo("rwx------");
    assertThat(mode(directory.environment())).isEqualTo("rw-------");
    assertThat(mode(directory.root().resolve("secrets/jwt-private.pem"))).isEqualTo("rw-------");
    assertThat(mode(directory.root().resolve("public/jwt-public.pem"))).isEqualTo("rw-r--r--");
    assertThat(mode(directory.root().resolve("secrets/tls.key"))).isEqualTo("rw-------");
    assertThat(mode(directory.root().resolve("mqtt-tls/tls.key"))).isEqualTo("rw-r--r--");
    assertThat(mode(directory.root().resolve("endpoints"))).isEqualTo("rwxr-xr-x");
    assertThat(mode(directory.root().resolve("metabase/admin-password"))).isEqualTo("rw-r--r--");
  }

  @Test
  void aSecondTimeAddsWhatIsMissingAndChangesNothing() throws Exception {
    // given
    ComposeDirectory directory = directory();
    directory.init();
    byte[] key = Files.readAllBytes(directory.root().resolve("secrets/jwt-private.pem"));
    Map<String, String> first = variables(directory);
    List<String> without =
        Files.readAllLines(directory.environment()).stream()
            .filter(line -> !line.startsWith("METABASE"))
            .collect(Collectors.toList());
    without.add("FLEET_WEBHOOK_ALLOW=10.0.0.0/8");
    Files.write(directory.environment(), without);

    // when
    directory.init();

    // then
    Map<String, String> second = variables(directory);
    assertThat(second)
        .containsEntry("CLICKHOUSE_PASSWORD", first.get("CLICKHOUSE_PASSWORD"))
        .containsEntry("FLEET_WEBHOOK_ALLOW", "10.0.0.0/8")
        .containsKey("METABASE_ENCRYPTION_KEY");
    assertThat(directory.root().resolve("secrets/jwt-private.pem")).hasBinaryContent(key);
  }

  private ComposeDirectory directory() {
    return new ComposeDirectory(parent.resolve("made"), new SecureRandom());
  }

  private static Map<String, String> variables(ComposeDirectory directory) throws IOException {
    return Files.readAllLines(directory.environment()).stream()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
