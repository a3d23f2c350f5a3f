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
