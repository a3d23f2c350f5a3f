package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trips that a driver app declared, told more often than once. */
class DeclaredTripsTest {
  private static final List<String> TOLD =
      List.of(
          "'2026-01-01 10:00:00', 'trip_start', 1, 48000000, 11000000",
          "'2026-01-01 10:00:05', 'trip_start', 2, 48900000, 11900000",
          "'2026-01-01 11:00:00', 'trip_end', 3, 47000000, 10000000",
          "'2026-01-01 11:00:05', 'trip_end', 4, 47900000, NULL");

  @RegisterExtension static final Database database = new Database();

  @ParameterizedTest
  @ValueSource(strings = {"0 1 2 3", "3 2 1 0", "1 3 0 2"})
  void aTripBeganWhereItFirstBeganAndEndedWhereItLastEnded(String order) {
    // when
    for (String next : order.split(" ")) {
      database.execute(
          "INSERT INTO fleet.trip_events (vehicle_id, trip_id, ts, event_type, content_hash,"
              + " lat_e6, lon_e6) SELECT 'v', 't', "
              + TOLD.get(Integer.parseInt(next)));
    }

    // then
    assertThat(
            database.query(
                "SELECT started_at, ended_at, start_lat, start_lon, end_lat, end_lon FROM"
                    + " fleet.trips_current"))
        .isEqualTo("2026-01-01 10:00:00.000\t2026-01-01 11:00:05.000\t48\t11\t47.9\t\\N\n");
  }

  @Test
  void aDeclaredTripIsTheOneThatNamesItElseTheOneItSharesMostTimeWith() {
    // given
    database.execute(
        "INSERT INTO fleet.trip_events (vehicle_id, trip_id, ts, event_type, content_hash,"
            + " distance_m) VALUES"
            + "('v', 'T1', '2026-01-05 08:00:00', 'trip_start', 1, NULL),"
            + "('v', 'T1', '2026-01-05 09:00:00', 'trip_end', 1, 40000),"
            + "('v', 'T2', '2026-01-05 10:00:00', 'trip_start', 1, NULL),"
            + "('v', 'T2', '2026-01-05 11:00:00', 'trip_end', 1, 30000),"
            + "('v', 'T3', '2026-01-06 10:00:00', 'trip_start', 1, NULL)");
    database.execute(
        "INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state,"
            + " ended_at, distance_mm, device_trip_id) VALUES"
            + "('v', '2026-01-05 08:00:10', '00000000-0000-0000-0000-000000000001', 1, 0, 'closed',"
            + " '2026-01-05 08:59:00', 41000000, ''),"
            + "('v', '2026-01-05 09:30:00', '00000000-0000-0000-0000-000000000002', 1, 0, 'closed',"
            + " '2026-01-05 09:59:00', 1000, 'T2'),"
            + "('v', '2026-01-05 10:01:00', '00000000-0000-0000-0000-000000000003', 1, 0, 'closed',"
            + " '2026-01-05 11:00:00', 29000000, ''),"
            + "('v', '2026-01-06 10:00:00', '00000000-0000-0000-0000-000000000004', 2, 1, 'closed',"
            + " '2026-01-06 11:00:00', 29000000, 'T3')");

    // then
    assertThat(
            database.query(
                "SELECT declared_trip_id, substring(trip_id, 36), matched_by, start_offset_s,"
                    + " end_offset_s, declared_distance_m, distance_m FROM"
                    + " fleet.declared_trips_matched(from = '2026-01-01 00:00:00', until ="
                    + " '2026-02-01 00:00:00') ORDER BY declared_trip_id"))
        .isEqualTo(
            "T1\t1\ttime\t10\t-60\t40000\t41000\n"
                + "T2\t2\ttrip_id\t-1800\t-3660\t30000\t1\n"
                + "T3\t\tnot driven\t\\N\t\\N\t\\N\t\\N\n");
  }
}
