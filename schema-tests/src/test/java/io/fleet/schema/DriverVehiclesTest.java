package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where a driver's facts are looked for is wherever any row ever named them. */
class DriverVehiclesTest {
  private static final List<String> NAMING =
      List.of(
          "trips",
          "harsh_events",
          "crash_events",
          "overspeed_episodes",
          "trip_events",
          "driver_events",
          "vehicle_states",
          "telemetry");
  private static final Instant START = Instant.parse("2026-01-31T00:00:00Z");

  /** A merge would take out older versions, which the test counts, and what is past its keep. */
  private static final List<String> UNMERGED =
      Stream.concat(NAMING.stream(), Stream.of("score_facts", "driver_vehicles")).toList();

  private static final String PAIRS =
      "SELECT DISTINCT driver_id, vehicle_id FROM fleet.driver_vehicles ORDER BY ALL";

  @RegisterExtension static final Database database = new Database();

  private final List<String> told = new ArrayList<>();

  /** Each version of each row, and in between some of it again. */
  @BeforeEach
  void versionsInAnyOrder() {
    Random random = new Random(3);
    for (String table : NAMING) {
      RandomTable rows = new RandomTable(database, table, START.toEpochMilli(), 3);
      told.addAll(rows.beginning(random));
      told.addAll(rows.everything(random));
    }
    Collections.shuffle(told, random);
    UNMERGED.forEach(table -> database.execute("SYSTEM STOP MERGES fleet." + table));
    told.forEach(database::execute);
  }

  /** The engine is that of other tests, too. */
  @AfterEach
  void mergeAgain() {
    UNMERGED.forEach(table -> database.execute("SYSTEM START MERGES fleet." + table));
  }

  @Test
  void everyPairThatAnyVersionOfARowNamesIsThereAndNoOther() {
    String named =
        NAMING.stream()
            .map(
                table ->
                    "SELECT toString(driver_id) AS driver_id, vehicle_id FROM fleet.%s WHERE"
                            .formatted(table)
                        + " driver_id != ''")
            .collect(Collectors.joining(" UNION DISTINCT "));

    assertThat(database.query(PAIRS))
        .isNotEmpty()
        .isEqualTo(database.query("SELECT * FROM (" + named + ") ORDER BY ALL"));
  }

  @Test
  void whatWasThereBeforeIsTakenOver() {
    // given
    String before = database.query(PAIRS);
    database.execute("TRUNCATE TABLE fleet.driver_vehicles");

    // when
    database.takeOver("V41__driver_vehicles", "driver_vehicles");

    // then
    assertThat(database.query(PAIRS)).isNotEmpty().isEqualTo(before);
  }
}
