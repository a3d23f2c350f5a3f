package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
