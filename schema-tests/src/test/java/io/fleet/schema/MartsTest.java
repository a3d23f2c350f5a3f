package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mart equals a recount of current facts, whatever was inserted and how often. */
class MartsTest {
  @RegisterExtension static final Database database = new Database();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyMartEqualsARecountAtEveryMoment(long seed) {
    // given
    List<String> inserts = new RandomFacts(seed).inserts();
    int half = inserts.size() / 2;

    // when
    inserts.subList(0, half).forEach(database::execute);

    // then
    assertEveryMartEqualsARecount("half of it, all read from the facts");

    // and when
    settle();

    // then
    assertThat(open()).isEqualTo("0\t0\n");
    assertEveryMartEqualsARecount("half of it, all stored");

    // and when
    inserts.subList(half, inserts.size()).forEach(database::execute);

    // then
    assertEveryMartEqualsARecount("stored hours touched again");

    // and when
    database.merge();
    assertEveryMartEqualsARecount("merged while marked");
    settle();
    database.merge();

    // then
    assertThat(open()).isEqualTo("0\t0\n");
    assertEveryMartEqualsARecount("stored twice and merged");
  }

  @Test
  void aReplayOfEverythingInAnotherOrderChangesNothing() {
    // given
    List<String> inserts = new RandomFacts(42).inserts();
    inserts.forEach(database::execute);
    settle();
    String before = hours() + cells() + alertHours() + vehicles();

    // when
    Collections.shuffle(inserts, new Random(43));
    inserts.forEach(database::execute);

    // then
    assertThat(hours() + cells() + alertHours() + vehicles()).isEqualTo(before);

    // and when
    settle();
    database.merge();

    // then
    assertThat(hours() + cells() + alertHours() + vehicles()).isEqualTo(before);
  }

  @Test
  void whatIsThereBeforeTheMartsIsMarkedWhenTheMigrationRuns() throws Exception {
    // given
    database.execute("DETACH TABLE fleet.vehicle_hour_marks_feed");
    database.execute("DETACH TABLE fleet.alert_hour_marks_feed");
    new RandomFacts(7).inserts().forEach(database::execute);
    database.execute("ATTACH TABLE fleet.vehicle_hour_marks_feed");
    database.execute("ATTACH TABLE fleet.alert_hour_marks_feed");
    assertThat(hours()).isNotEqualTo(database.queryOf("recount/vehicle_hours.sql"));

    // when
    String rank =
        database.query(
            "SELECT installed_rank FROM fleet.schema_history WHERE script = 'V5__marts.sql'");
    database.execute("DELETE FROM fleet.schema_history WHERE installed_rank >= " + rank);
    database.migrate();

    // then
    assertEveryMartEqualsARecount("facts from before the marts");
  }

  private static void settle() {
    database.settle("vehicle_hour_marks", "vehicle_hours_refresh");
    database.settle("alert_hour_marks", "alert_hours_refresh");
  }

  private static String open() {
    return database.query(
        "SELECT (SELECT count() FROM fleet.vehicle_hour_marks_current),"
            + " (SELECT count() FROM fleet.alert_hour_marks_current)");
  }

  /** Of a row that came twice, which came last is no fact. */
  private static String all(String view) {
    return database.query("SELECT * EXCEPT ingested_at FROM fleet." + view + " ORDER BY ALL");
  }

  private static void assertEveryMartEqualsARecount(String moment) {
    for (String facts : List.of("trips", "alerts")) {
      assertThat(all(facts + "_by_time"))
          .as("%s, %s", facts, moment)
          .isEqualTo(all(facts + "_current"));
    }
    assertThat(hours())
        .as("hours: " + moment)
        .isNotEmpty()
        .isEqualTo(database.queryOf("recount/vehicle_hours.sql"));
    assertThat(cells())
        .as("cells: " + moment)
        .isNotEmpty()
        .isEqualTo(database.queryOf("recount/vehicle_cells.sql"));
    assertThat(alertHours())
        .as("alerts: " + moment)
        .isNotEmpty()
        .isEqualTo(database.queryOf("recount/alert_hours.sql"));
    assertThat(vehicles())
        .as("vehicles: " + moment)
        .isNotEmpty()
        .isEqualTo(database.queryOf("recount/vehicles.sql"));
  }

  private static String hours() {
    return database.query("SELECT * FROM fleet.vehicle_hours_current ORDER BY vehicle_id, hour");
  }

  private static String cells() {
    return database.query(
        "SELECT * FROM fleet.vehicle_cells_current ORDER BY vehicle_id, hour, cell");
  }

  private static String alertHours() {
    return database.query(
        "SELECT * FROM fleet.alert_hours_current ORDER BY hour, alert_type, severity");
  }

  private static String vehicles() {
    return database.query(
        "SELECT vehicle_id, last_seen, lat, lon, fix_at, speed_kmph, heading, ignition, driver_id"
            + " FROM fleet.vehicles_current ORDER BY vehicle_id");
  }
}
