package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
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
  private static final Instant START =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(5));
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
    // a merge would take older versions out of the tables that the test counts
    NAMING.forEach(table -> database.execute("SYSTEM STOP MERGES fleet." + table));
    told.forEach(database::execute);
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
  void whatWasThereBeforeIsTakenOver() throws IOException {
    // given
    String before = database.query(PAIRS);
    database.execute("TRUNCATE TABLE fleet.driver_vehicles");

    // when
    Arrays.stream(migration().split(";\n"))
        .filter(statement -> statement.contains("INSERT INTO driver_vehicles"))
        .map(statement -> statement.replaceAll("(INTO|FROM) ([a-z_]+)", "$1 fleet.$2"))
        .forEach(database::execute);

    // then
    assertThat(database.query(PAIRS)).isNotEmpty().isEqualTo(before);
  }

  private static String migration() throws IOException {
    String name = "/db/migration/V41__driver_vehicles.sql";
    try (InputStream in = DriverVehiclesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
