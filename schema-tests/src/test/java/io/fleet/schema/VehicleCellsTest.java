package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where vehicles were and what happened there, in cells counted by hand. */
class VehicleCellsTest {
  /** The cell of resolution 15 that holds 55.71290588, 37.79506683, by the documentation of H3. */
  private static final String HERE = "h3ToParent(644325524701193974, 9)";

  private static final String TELEMETRY =
      "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, private)"
          + " VALUES ";

  @RegisterExtension static final Database database = new Database();

  @Test
  void fixesAreCountedInTheirCellByHour() {
    // given
    database.execute(
        TELEMETRY
            + "('v', '2026-01-01 10:00:00', 1, 1, 55712905, 37795066, NULL),"
            + "('v', '2026-01-01 10:59:59', 2, 1, 55712906, 37795067, false),"
            + "('v', '2026-01-01 11:00:00', 3, 1, 55712905, 37795066, NULL),"
            + "('v', '2026-01-01 10:30:00', 4, 1, NULL, NULL, NULL)");

    // then
    String expected = "v\t2026-01-01 10:00:00\t2\nv\t2026-01-01 11:00:00\t1\n";
    assertThat(here()).isEqualTo(expected);

    // and when
    settle();

    // then
    assertThat(here()).isEqualTo(expected);
    assertThat(database.query("SELECT sum(length(cells)) FROM fleet.vehicle_hours FINAL"))
        .isEqualTo("2\n");
  }

  @Test
  void aPlaceToldInPrivateIsInNoCell() {
    // given
    database.execute(
        TELEMETRY
            + "('v', '2026-01-01 10:00:00', 1, 1, 55712905, 37795066, true),"
            + "('v', '2026-01-01 10:00:01', 2, 1, 55712905, 37795066, false)");
    settle();

    // then
    assertThat(here()).isEqualTo("v\t2026-01-01 10:00:00\t1\n");
  }

  @Test
  void aFixThatIsCorrectedLeavesItsOldCell() {
    // given
    database.execute(TELEMETRY + "('v', '2026-01-01 10:00:00', 1, 1, 55712905, 37795066, NULL)");
    settle();

    // when
    database.execute(TELEMETRY + "('v', '2026-01-01 10:00:00', 1, 2, 10000000, 10000000, NULL)");

    // then
    assertThat(here()).isEmpty();
    assertThat(database.query("SELECT sum(fixes) FROM fleet.vehicle_cells_current"))
        .isEqualTo("1\n");
  }

  @Test
  void aPlaceIsForgottenNinetyDaysAfterItWasToldAndTheHourStays() {
    // given
    database.execute(TELEMETRY + "('v', '2026-01-01 10:00:00', 1, 1, 55712905, 37795066, NULL)");
    settle();

    // when
    database.execute(
        "INSERT INTO fleet.vehicle_hours SELECT * REPLACE (version + 1 AS version,"
            + " telemetry_since - INTERVAL 91 DAY AS telemetry_since) FROM fleet.vehicle_hours");
    database.merge();

    // then
    assertThat(database.query("SELECT events, length(cells) FROM fleet.vehicle_hours FINAL"))
        .isEqualTo("1\t0\n");
  }

  @Test
  void aLateMessageDoesNotReplaceWhatWasCountedBeforeTheRestExpired() {
    // given
    database.execute(
        TELEMETRY
            + "('v', '2026-01-01 10:00:00', 1, 1, 55712905, 37795066, NULL),"
            + "('v', '2026-01-01 10:00:01', 2, 1, 55712905, 37795066, NULL)");
    settle();
    database.execute("TRUNCATE TABLE fleet.telemetry");

    // when
    database.execute(TELEMETRY + "('v', '2026-01-01 10:00:02', 3, 1, 55712905, 37795066, NULL)");

    // then
    assertThat(here()).isEqualTo("v\t2026-01-01 10:00:00\t2\n");
  }

  /**
   * With sets of their own, an hour marked between their making would count twice or not at all.
   */
  @Test
  void settledAndMarkedHoursAreToldApartByWhatWasReadOnce() {
    // given
    database.execute(TELEMETRY + "('v', '2026-01-01 10:00:00', 1, 1, 55712905, 37795066, NULL)");

    // when
    String plan = database.query("EXPLAIN SELECT sum(fixes) FROM fleet.vehicle_cells_current");

    // then
    assertThat(plan)
        .contains("ReadFromMergeTree (fleet.telemetry)")
        .doesNotContain("CreatingSet", "ReadFromMergeTree (fleet.vehicle_hour_marks)");
  }

  @Test
  void whatDriversDidIsCountedWhereItBegan() {
    // given
    database.execute(
        "INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, withdrawn, kind,"
            + " ended_at, lat_e6, lon_e6) VALUES"
            + " ('v', '2026-01-01 10:00:00', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c', 1, 0,"
            + " 'harsh_braking', '2026-01-01 10:00:02', 55712905, 37795066),"
            + " ('v', '2026-01-01 10:10:00', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2d', 1, 1,"
            + " 'harsh_braking', '2026-01-01 10:10:02', 55712905, 37795066)");
    database.execute(
        "INSERT INTO fleet.idlings (vehicle_id, started_at, idling_id, version, ended_at, lat_e6,"
            + " lon_e6) VALUES ('v', '2026-01-01 10:20:00', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2e', 1,"
            + " '2026-01-01 10:30:00', 55712905, 37795066)");

    // then
    assertThat(
            database.query(
                "SELECT kind, vehicle_id, hour, events, duration_s FROM fleet.behaviour_cells_current"
                    + " WHERE cell = "
                    + HERE
                    + " ORDER BY kind"))
        .isEqualTo(
            "harsh_braking\tv\t2026-01-01 10:00:00\t1\t2\nidling\tv\t2026-01-01 10:00:00\t1\t600\n");
  }

  private static String here() {
    return database.query(
        "SELECT vehicle_id, hour, fixes FROM fleet.vehicle_cells_current WHERE cell = "
            + HERE
            + " ORDER BY hour");
  }

  private static void settle() {
    database.settle("vehicle_hour_marks", "vehicle_hours_refresh");
  }
}
