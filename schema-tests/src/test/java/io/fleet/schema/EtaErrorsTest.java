package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ETAs held against when the vehicle was truly there. */
class EtaErrorsTest {
  private static final String KEY = "'v', '2026-01-05 06:00:00', 'p', ";

  @RegisterExtension static final Database database = new Database();

  private static void stop(String id, String arrivedAt, String sla, String atRiskAt) {
    database.execute(
        "INSERT INTO fleet.delivery_stops (vehicle_id, plan_since, plan_id, stop_id, version, state,"
            + " arrived_at, sla, at_risk_at) VALUES (%s'%s', 1, 'departed', %s, '%s', %s)"
                .formatted(KEY, id, arrivedAt, sla, atRiskAt));
  }

  private static void eta(String stop, String issued, int afterMs, String eta, String naive) {
    database.execute(
        ("INSERT INTO fleet.delivery_etas (vehicle_id, plan_since, plan_id, stop_id, issued_at,"
                + " after_ms, eta, naive_eta, distance_m, stops_before, basis) VALUES (%s'%s',"
                + " '2026-01-05 %s', %d, '2026-01-05 %s', '2026-01-05 %s', 5000, 0, 'straight')")
            .formatted(KEY, stop, issued, afterMs, eta, naive));
  }

  private static String errors() {
    return database.query(
        "SELECT stop_id, horizon_min, issued_at, basis, remaining_s, error_s, naive_error_s FROM"
            + " fleet.eta_errors(from = '2026-01-05 00:00:00', to = '2026-01-06 00:00:00')"
            + " ORDER BY stop_id, horizon_min");
  }

  @Test
  void whatWasToldLastBeforeEachHorizonCounts() {
    // given: there at ten, told over the hour before
    stop("a", "'2026-01-05 10:00:00'", "on_time", "NULL");
    eta("a", "08:59:50", 0, "10:10:00", "10:30:00");
    eta("a", "09:29:50", 0, "10:05:00", "09:40:00");
    eta("a", "09:54:50", 0, "09:58:00", "09:58:00");
    eta("a", "09:55:10", 0, "09:00:00", "09:00:00");

    // then: nothing was told about 15 min before
    assertThat(errors())
        .isEqualTo(
            """
            a	5	2026-01-05 09:54:50	straight	310	-120	-120
            a	30	2026-01-05 09:29:50	straight	1810	300	-1200
            a	60	2026-01-05 08:59:50	straight	3610	600	1800
            """);
  }

  @Test
  void ofTwoToldOfOneMomentTheLaterHolds() {
    // given
    stop("a", "'2026-01-05 10:00:00'", "on_time", "NULL");
    eta("a", "09:54:50", 3_000, "10:01:00", "10:01:00");
    eta("a", "09:54:50", 1_000, "10:09:00", "10:09:00");

    // then
    assertThat(errors()).isEqualTo("a\t5\t2026-01-05 09:54:50\tstraight\t310\t60\t60\n");
    assertThat(database.query("SELECT eta FROM fleet.delivery_etas_latest"))
        .isEqualTo("2026-01-05 10:01:00\n");
  }

  @Test
  void aStopNobodyWasAtSaysNothing() {
    // given
    stop("a", "NULL", "open", "NULL");
    eta("a", "09:54:50", 0, "10:01:00", "10:01:00");

    // then
    assertThat(errors()).isEmpty();
  }

  @Test
  void whatCameOfARiskFollowsFromTheWindow() {
    // given
    stop("open", "NULL", "at_risk", "'2026-01-05 09:00:00'");
    stop("kept", "'2026-01-05 10:00:00'", "on_time", "'2026-01-05 09:00:00'");
    stop("not kept", "'2026-01-05 10:00:00'", "late", "'2026-01-05 09:00:00'");
    stop("suddenly", "'2026-01-05 10:00:00'", "late", "NULL");
    stop("never", "'2026-01-05 10:00:00'", "on_time", "NULL");

    // then
    assertThat(
            database.query("SELECT stop_id, risk FROM fleet.delivery_stops_all ORDER BY stop_id"))
        .isEqualTo(
            "kept\trecovered\nnever\tnone\nnot kept\tbreached\nopen\tat_risk\nsuddenly\tbreached\n");
  }
}
