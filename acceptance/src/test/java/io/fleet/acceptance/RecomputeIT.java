package io.fleet.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Two vehicles drive on three days of a week, at times too fast; then their limit is found to have
 * been lower on the first two days.
 */
@Tag("recompute")
@Timeout(360)
@ExtendWith(CalmStack.class)
@ResourceLock(CalmStack.LOCK)
class RecomputeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final List<String> VANS = List.of("recomputed-1", "recomputed-2");
  private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);
  private static final Instant WEEK_AGO = TODAY.minus(Duration.ofDays(7));
  private static final Instant THIRD_DAY = TODAY.minus(Duration.ofDays(2));
  private static final String OF_THEM = " vehicle_id IN ('recomputed-1', 'recomputed-2')";
  private static final double TOLERANCE = 1.05;
  private static final Pattern EPISODES =
      Pattern.compile("overspeed_episodes\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)");

  private static FleetStack stack;
  private static FleetClient client;

  @TempDir private Path files;

  @BeforeAll
  static void drive() throws Exception {
    stack = CalmStack.stack();
    client = new FleetClient(stack);
    for (String van : VANS) {
      HttpResponse<String> answer =
          client.send(
              "PUT",
              "/v1/reference/rules/vehicle:" + van + "?correct=true&valid_from=" + WEEK_AGO,
              "{\"overspeed\":{\"limit_kmph\":80}}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      for (int daysAgo : new int[] {6, 4, 2}) {
        String body = String.join("\n", day(van, TODAY.minus(Duration.ofDays(daysAgo))));
        assertThat(client.post(body.getBytes(UTF_8), "application/x-ndjson").statusCode())
            .isEqualTo(202);
      }
    }
    client
        .soon()
        .until(() -> client.count("SELECT count() FROM trips_current WHERE" + OF_THEM) == 6);
    client.awaitQuiet();
  }

  /** Eight minutes: half a minute and six seconds at 75 km/h, twenty at 95; then a halt. */
  private static List<String> day(String van, Instant start) {
    List<String> messages = new ArrayList<>();
    int[][] legs = {{55, 60}, {75, 30}, {55, 60}, {75, 6}, {55, 60}, {95, 20}, {55, 30}, {0, 400}};
    double northM = 0;
    double speedKmph = 0;
    for (int[] leg : legs) {
      for (int second = 0; second < leg[1]; second++) {
        double change = leg[0] - speedKmph;
        speedKmph += Math.signum(change) * Math.min(Math.abs(change), 5);
        northM += speedKmph / 3.6;
        Telemetry event =
            Telemetry.builder()
                .vehicleId(van)
                .timestampMs(start.plusSeconds(messages.size()).toEpochMilli())
                .position(63 + northM / 111_195.08, 12)
                .set(TelemetryField.SPEED, speedKmph)
                .set(TelemetryField.IGNITION, speedKmph > 0)
                .build();
        messages.add(new String(TelemetryWriter.write(event, null), UTF_8));
      }
    }
    return messages;
  }

  @Test
  void unchangedRulesChangeNothingAndStricterOnesWhatACountInSqlSays() throws Exception {
    // given
    long tooFastBefore = countInSql(80, WEEK_AGO, THIRD_DAY);
    long tooFastNow = countInSql(60, WEEK_AGO, THIRD_DAY);
    long onThirdDay = countInSql(80, THIRD_DAY, TODAY);
    assertThat(List.of(tooFastBefore, tooFastNow, onThirdDay)).containsExactly(4L, 8L, 2L);
    assertThat(stored(80, WEEK_AGO, TODAY)).isEqualTo(tooFastBefore + onThirdDay);

    // when
    String unchanged = recompute("--from", WEEK_AGO.toString(), "--dry-run");
    String foreseen = recompute(stricter("--dry-run"));
    long untouched = stored(80, WEEK_AGO, TODAY);
    String done = recompute(stricter());
    String afterwards = recompute("--from", WEEK_AGO.toString());

    // then an episode begins where the speed first exceeds the limit: none of the old ones stays
    assertThat(unchanged).contains("0 differences in 0 of 2 vehicles", "nothing was written");
    assertThat(untouched).isEqualTo(tooFastBefore + onThirdDay);
    assertThat(episodes(foreseen)).containsExactly(tooFastNow, 0L, tooFastBefore);
    assertThat(episodes(done)).containsExactly(tooFastNow, 0L, tooFastBefore);
    assertThat(stored(60, WEEK_AGO, THIRD_DAY)).isEqualTo(tooFastNow);
    assertThat(stored(80, WEEK_AGO, THIRD_DAY)).isZero();
    assertThat(stored(80, THIRD_DAY, TODAY)).isEqualTo(onThirdDay);
    assertThat(afterwards).contains("0 differences", "nothing to do");
  }

  private String[] stricter(String... more) throws Exception {
    Path rules = files.resolve("stricter.ndjson");
    List<String> lines = new ArrayList<>();
    for (String van : VANS) {
      lines.add(
          "{\"id\":\"vehicle:%s\",\"body\":{\"overspeed\":{\"limit_kmph\":60}}}".formatted(van));
    }
    Files.write(rules, lines);
    List<String> words = new ArrayList<>(List.of("--from", WEEK_AGO.plusSeconds(3_600).toString()));
    words.addAll(List.of("--to", THIRD_DAY.toString(), "--rules", rules.toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static String recompute(String... more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("recompute", "--vehicles", String.join(",", VANS)));
    words.addAll(List.of(more));
    return stack.run(PATIENCE, words.toArray(String[]::new));
  }

  private static List<Long> episodes(String printed) {
    Matcher line = EPISODES.matcher(printed);
    assertThat(line.find()).as(printed).isTrue();
    return List.of(
        Long.parseLong(line.group(1)),
        Long.parseLong(line.group(2)),
        Long.parseLong(line.group(3)));
  }

  /** Stretches of at least ten seconds above a limit by more than the tolerance. */
  private static long countInSql(int limitKmph, Instant from, Instant to) throws Exception {
    return client.count(
        """
        SELECT count() FROM (
            SELECT vehicle_id, stretch FROM (
                SELECT vehicle_id, ts, is_above,
                       sum(is_above != before) OVER (PARTITION BY vehicle_id ORDER BY ts) AS stretch
                FROM (
                    SELECT vehicle_id, ts, speed_ckmph > %f AS is_above,
                           lagInFrame(is_above) OVER (PARTITION BY vehicle_id ORDER BY ts) AS before
                    FROM telemetry FINAL
                    WHERE %s AND ts >= fromUnixTimestamp64Milli(%d) AND ts < fromUnixTimestamp64Milli(%d)
                )
            )
            WHERE is_above
            GROUP BY vehicle_id, stretch
            HAVING max(ts) - min(ts) >= 10
        )
        """
            .formatted(
                limitKmph * 100 * TOLERANCE, OF_THEM, from.toEpochMilli(), to.toEpochMilli()));
  }

  private static long stored(int limitKmph, Instant from, Instant to) throws Exception {
    return client.count(
        """
        SELECT count() FROM overspeed_episodes FINAL
        WHERE withdrawn = 0 AND limit_ckmph = %d AND %s
          AND started_at >= fromUnixTimestamp64Milli(%d) AND started_at < fromUnixTimestamp64Milli(%d)
        """
            .formatted(limitKmph * 100, OF_THEM, from.toEpochMilli(), to.toEpochMilli()));
  }
}
