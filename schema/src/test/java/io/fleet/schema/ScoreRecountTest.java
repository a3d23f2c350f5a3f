package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The views against the definition, over random facts. */
class ScoreRecountTest {
  private static final String FIGURES =
      "driver_id, scope, scope_key, trips, distance_km, driving_s, harsh_braking,"
          + " harsh_acceleration, harsh_cornering, overspeed_episodes, crashes, over_limit_s,"
          + " round(braking_deduction, 9), round(acceleration_deduction, 9),"
          + " round(cornering_deduction, 9), round(crash_deduction, 9), round(overspeed_deduction,"
          + " 9), round(raw_score, 9), round(score, 9), reason, round(judged_km, 9), private_share,"
          + " unjudged_share";

  @RegisterExtension static final Database database = new Database();

  @Test
  void theViewEqualsTheDefinitionInEveryWindowAndProfile() throws Exception {
    for (long seed = 1; seed <= 3; seed++) {
      // given
      RandomDrives facts = new RandomDrives(seed);
      database.empty();
      facts.inserts().forEach(database::execute);

      for (int hours : new int[] {24, 7 * 24, 30 * 24}) {
        for (String profile : List.of("standard", "per-1000-miles")) {
          // when
          long fromMs = RandomDrives.END_MS - Duration.ofHours(hours).toMillis();
          ScoreOfFacts definition =
              new ScoreOfFacts(facts, profile.equals("standard"), fromMs, RandomDrives.END_MS);
          List<String> expected =
              Stream.of("anna", "ben", "cleo").flatMap(d -> definition.lines(d).stream()).toList();

          // then
          assertThat(view(profile, fromMs))
              .as("seed %d, %d h, %s", seed, hours, profile)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void deductionsOfEveryEventAddUpToTheScore() throws Exception {
    // given
    new RandomDrives(4).inserts().forEach(database::execute);
    String window =
        "(from = '2026-01-26 00:00:00', to = '2026-03-02 00:00:00', profile = 'standard')";

    // then
    assertThat(
            database.query(
                "SELECT driver_id, round(100 - sum(points), 6) FROM fleet.driver_score_deductions"
                    + window
                    + " GROUP BY driver_id ORDER BY driver_id"))
        .isNotEmpty()
        .isEqualTo(
            database.query(
                "SELECT driver_id, round(raw_score, 6) FROM fleet.driver_score_totals"
                    + window
                    + " WHERE scope = 'window' ORDER BY driver_id"));
  }

  @Test
  void whatIsReadOfOneDriversVehiclesIsWhatTheWholeFleetsViewsSay() throws Exception {
    // given
    new RandomDrives(6).inserts().forEach(database::execute);
    database.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, speed_ckmph) SELECT DISTINCT"
            + " vehicle_id, started_at + INTERVAL number * 25 SECOND, number, 5000 + number FROM"
            + " fleet.trips CROSS JOIN numbers(40) AS steps");
    String window = "from = '2026-02-03 00:00:00', to = '2026-02-20 00:00:00'";
    String profile = ", profile = 'standard')";

    for (String driver : List.of("anna", "ben", "cleo")) {
      String named = " WHERE driver_id = '" + driver + "'";
      String vehicles =
          database
              .query(
                  "SELECT groupUniqArray(vehicle_id) FROM (SELECT vehicle_id, driver_id FROM"
                      + " fleet.trips UNION ALL SELECT vehicle_id, driver_id FROM"
                      + " fleet.harsh_events UNION ALL SELECT vehicle_id, driver_id FROM"
                      + " fleet.overspeed_episodes UNION ALL SELECT vehicle_id, driver_id FROM"
                      + " fleet.crash_events)"
                      + named)
              .strip();
      for (String some : List.of(vehicles, "CAST([], 'Array(String)')")) {
        String of = "(vehicles = " + some + ", " + window;

        String asked = ", driver = '" + driver + "')";

        // then
        assertThat(rows(FIGURES, "driver_score_of" + of + profile.replace(")", asked)))
            .as("%s on %s", driver, some)
            .isNotEmpty()
            .isEqualTo(rows(FIGURES, "driver_score_totals(" + window + profile + named));
        assertThat(
                rows(
                    "deduction.1, deduction.2, deduction.3, deduction.4, deduction.5, deduction.6,"
                        + " deduction.7, round(deduction.8, 9)",
                    "driver_score_of"
                        + of
                        + profile.replace(")", asked)
                        + " ARRAY JOIN deductions AS deduction WHERE scope = 'window'"))
            .as("%s on %s", driver, some)
            .isNotEmpty()
            .isEqualTo(
                rows(
                    "kind, event_id, vehicle_id, trip_id, started_at, severity, state,"
                        + " round(points, 9)",
                    "driver_score_deductions(" + window + profile + named));
        assertThat(rows("*", "driver_recent_of" + of + asked))
            .as("%s on %s", driver, some)
            .doesNotContain("\t0\t0\t0\t0\t0\t0")
            .isEqualTo(rows("*", "driver_recent(" + window + asked));
      }
    }
  }

  private static String rows(String what, String from) {
    return database.query("SELECT " + what + " FROM fleet." + from + " ORDER BY ALL");
  }

  @Test
  void theQueryOfTheDocumentationGivesTheSameScore() throws Exception {
    String query = documentedQuery();
    // given
    new RandomDrives(5).inserts().forEach(database::execute);

    for (String driver : List.of("anna", "ben", "cleo")) {
      // when
      String documented =
          database.query(
              "SELECT round(raw, 6), round(score, 6) FROM ("
                  + query
                      .replace("'2026-03-01'", "'2026-02-01'")
                      .replace("'2026-04-01'", "'2026-03-01'")
                      .replace("'d'", "'" + driver + "'")
                      .replaceAll("FROM ([a-z_]+) FINAL", "FROM fleet.$1 FINAL")
                  + ")");

      // then
      assertThat(documented)
          .isEqualTo(
              database.query(
                  "SELECT round(raw_score, 6), round(score, 6) FROM fleet.driver_scores(from ="
                      + " '2026-02-01', to = '2026-03-01') WHERE driver_id = '"
                      + driver
                      + "'"));
      assertThat(documented).doesNotContain("nan").isNotEmpty();
    }
  }

  private static String documentedQuery() throws IOException {
    String page = Files.readString(Path.of("../docs/scores.md"));
    int start = page.indexOf("```sql\n") + 7;
    return page.substring(start, page.indexOf("```", start));
  }

  private static List<String> view(String profile, long fromMs) {
    String ids =
        "arrayStringConcat(arraySort(arrayConcat(event_ids, episode_ids, crash_ids)), ','),"
            + " arrayStringConcat(excluded_ids, ','), arrayStringConcat(contested_ids, ',')";
    return database
        .query(
            "SELECT driver_id, toDecimalString(judged_km, 6), if(isNull(raw_score), NULL,"
                + " toDecimalString(assumeNotNull(raw_score), 6)), "
                + ids
                + " FROM fleet.driver_score_totals(from = %s, to = %s, profile = '%s')"
                    .formatted(
                        RandomDrives.time(fromMs), RandomDrives.time(RandomDrives.END_MS), profile)
                + " WHERE scope = 'window' ORDER BY driver_id")
        .lines()
        .toList();
  }
}
