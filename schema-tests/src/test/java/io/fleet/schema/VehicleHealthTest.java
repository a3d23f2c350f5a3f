package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a workshop sees of the alerts. */
class VehicleHealthTest {
  @RegisterExtension static final Database database = new Database();

  @Test
  void ofHealthAlertsTheNewestVersionIsThereAndNothingElse() {
    // given
    alert("'a', 1, 0, 'opened', 'battery_low', 2, NULL, 'fleet'");
    alert("'a', 2, 0, 'resolved', 'battery_low', 2, '2026-01-01 11:30:00', 'fleet'");
    alert("'b', 1, 0, 'opened', 'fuel_loss', 3, NULL, 'fleet'");
    alert("'c', 1, 0, 'opened', 'overspeed', 3, NULL, 'fleet'");
    alert("'d', 1, 0, 'opened', 'fault_code', 1, NULL, 'external'");
    alert("'e', 1, 0, 'opened', 'service_due', 1, NULL, 'fleet'");
    alert("'e', 2, 1, 'withdrawn', 'service_due', 1, NULL, 'fleet'");

    // then
    assertThat(
            database.query(
                "SELECT alert_id, matter, open, severity FROM fleet.vehicle_health_current"
                    + " ORDER BY alert_id"))
        .isEqualTo("a\tbattery_low\t0\t2\nb\tfuel_loss\t1\t3\n");
  }

  private static void alert(String values) {
    database.execute(
        "INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state,"
            + " alert_type, severity, ended_at, source) SELECT 'v', '2026-01-01 10:59:59.999', "
            + values);
  }
}
