package io.fleet.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardsCommandTest {
  @TempDir Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void tellAllThereIsToTell() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "battery-staple-2\n");
    environment.put("FLEET_METABASE_URL", "http://127.0.0.1:1/");
    environment.put("FLEET_METABASE_PASSWORD_FILE", secret.toString());
    environment.put("FLEET_CLICKHOUSE_PASSWORD_FILE", secret.toString());
    environment.put("FLEET_METABASE_PATIENCE", "PT0.01S");
    environment.put("FLEET_DASHBOARDS", Path.of("").toAbsolutePath().toString());
  }

  @Test
  void aQuestionIsPrintedAsMetabaseWouldAskIt() {
    // when
    int status = run("sql", "trips/totals", "vehicle=van-1", "vehicle=van-2", "to=2026-03-02");

    // then
    assertThat(status).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "AND `trips_current`.`vehicle_id` IN ('van-1', 'van-2')",
            "started_at < toDateTime64(coalesce(toDate('2026-03-02'), toDate(now('UTC'))) + 1, 3, 'UTC')")
        .doesNotContain("{{", "[[");
  }

  @Test
  void withoutMetabaseItFailsSoThatItIsTriedAgain() {
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("in vain: Metabase is healthy");
  }

  @ParameterizedTest
  @CsvSource({
    "FLEET_METABASE_URL, metabase:3000",
    "FLEET_METABASE_PASSWORD_FILE, /nowhere/at/all",
    "FLEET_CLICKHOUSE_PASSWORD_FILE, ''",
    "FLEET_CLICKHOUSE_PORT, http",
    "FLEET_METABASE_PATIENCE, 10 minutes",
    "FLEET_DASHBOARDS, target/nothing"
  })
  void nonsenseIsRefusedBeforeAnythingIsDone(String variable, String value) {
    environment.put(variable, value);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("battery-staple-2");
  }

  @ParameterizedTest
  @CsvSource({"ask, trips/totals", "sql, trips/nothing", "sql, ''"})
  void anUnknownWordOrQuestionIsRefused(String word, String question) {
    assertThat(run(word, question)).isEqualTo(2);
    assertThat(run("sql", "trips/totals", "nobody=1")).isEqualTo(2);
    assertThat(run("sql", "trips/totals", "to=tomorrow")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return DashboardsCommand.run(
        List.of(arguments),
        environment,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
