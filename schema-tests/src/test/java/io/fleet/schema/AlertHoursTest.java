package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alerts per hour, type and severity, through the life of an alert. */
class AlertHoursTest {
  @RegisterExtension static final Database database = new Database();

  @Test
  void anAlertMovesWithItsSeverityIsNoLongerOpenAndGoesWhenItIsWithdrawn() {
    // given
    alert("'a', 1, 0, 'opened', 'overspeed', 1, false");
    alert("'b', 1, 0, 'opened', 'overspeed', 1, true");
    assertThat(counts()).isEqualTo("2026-01-01 10:00:00\toverspeed\t1\t2\t2\t1\n");
    settle();
    assertThat(counts()).isEqualTo("2026-01-01 10:00:00\toverspeed\t1\t2\t2\t1\n");

    // when
    alert("'a', 2, 0, 'updated', 'overspeed', 3, false");
    alert("'b', 2, 0, 'resolved', 'overspeed', 1, true");

    // then
    String moved =
        "2026-01-01 10:00:00\toverspeed\t1\t1\t0\t1\n2026-01-01 10:00:00\toverspeed\t3\t1\t1\t0\n";
    assertThat(counts()).isEqualTo(moved);
    settle();
    assertThat(counts()).isEqualTo(moved);

    // and when
    alert("'a', 3, 1, 'withdrawn', 'overspeed', 3, false");
    alert("'b', 3, 1, 'withdrawn', 'overspeed', 1, true");

    // then
    assertThat(counts()).isEmpty();
    settle();
    assertThat(counts()).isEmpty();
    assertThat(database.query("SELECT hour, counts FROM fleet.alert_hours FINAL"))
        .isEqualTo("2026-01-01 10:00:00\t[]\n");
  }

  private static void alert(String values) {
    database.execute(
        "INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state,"
            + " alert_type, severity, late) SELECT 'v', '2026-01-01 10:59:59.999', "
            + values);
  }

  private static void settle() {
    database.settle("alert_hour_marks", "alert_hours_refresh");
  }

  private static String counts() {
    return database.query(
        "SELECT * FROM fleet.alert_hours_current ORDER BY hour, alert_type, severity");
  }
}
