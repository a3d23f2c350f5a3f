package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of vehicles' sampling, out of all versions of reference data. */
class VehicleCapabilitiesTest {
  @RegisterExtension static final Database database = new Database();

  @Test
  void theNewestThatHoldsAlreadyCounts() {
    // given
    learned("'capabilities', 'a', '2026-01-01', 1, false, '{\"sampling_s\":1,\"rpm\":true}'");
    learned("'capabilities', 'a', '2026-01-02', 2, false, '{\"sampling_s\":5}'");
    learned(
        "'capabilities', 'a', '2026-01-02', 3, false,"
            + " '{\"sampling_s\":30,\"sampling_p90_s\":35.5,\"speed\":true}'");
    learned("'capabilities', 'a', '2100-01-01', 4, false, '{\"sampling_s\":60}'");
    learned("'capabilities', 'gone', '2026-01-01', 1, false, '{\"sampling_s\":1}'");
    learned("'capabilities', 'gone', '2026-01-02', 2, true, '{}'");
    learned("'vehicles', 'b', '2026-01-01', 1, false, '{\"sampling_s\":1}'");

    // then
    assertThat(
            database.query(
                "SELECT vehicle_id, toDate(since), sampling_s, sampling_p90_s, speed, rpm"
                    + " FROM fleet.vehicle_capabilities_current"))
        .isEqualTo("a\t2026-01-02\t30\t35.5\ttrue\tfalse\n");
  }

  private static void learned(String values) {
    database.execute(
        "INSERT INTO fleet.reference (kind, id, valid_from, version, deleted, body) VALUES ("
            + values
            + ")");
  }
}
