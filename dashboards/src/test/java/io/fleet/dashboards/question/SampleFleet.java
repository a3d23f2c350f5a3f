package io.fleet.dashboards.question;

/**
 * Two drivers' days, told from now: {@code anna} brakes hard and speeds, {@code ben} does not; a
 * third trip knows no driver. Written twice, as a replay would.
 */
final class SampleFleet {
  private static final String ID = "toUUID('5d6a8b0e-3c53-5d6e-9f0c-0000000000%02d')";
  private static final String BEFORE = "toDateTime64('%s', 3, 'UTC') - INTERVAL %d MINUTE";

  private final Engine engine;
  private final String now;

  private SampleFleet(Engine engine, String now) {
    this.engine = engine;
    this.now = now;
  }

  static void drive(Engine engine) {
    SampleFleet fleet = new SampleFleet(engine, engine.query("SELECT now('UTC')").strip());
    fleet.tell();
    fleet.tell();
  }

  private void tell() {
    trip(1, "van-1", "anna", 300, 60, 40, "closed");
    trip(2, "van-2", "ben", 290, 90, 60, "closed");
    trip(3, "van-3", "", 280, 30, 25, "closed");
    trip(4, "van-1", "anna", 40, 30, 10, "open");
    harsh(5, "van-1", 290, "harsh_braking", 3);
    harsh(6, "van-1", 280, "harsh_cornering", 1);
    overspeed(7, "van-1", 270, 36);
    alert(8, "van-1", "overspeed", 270, 2, "resolved", 1_500, false);
    alert(9, "van-1", "overspeed", 260, 3, "opened", 500, false);
    alert(10, "van-2", "sos", 250, 4, "updated", 250, false);
    alert(11, "van-2", "overspeed", 245, 1, "resolved", 900_000, true);
    telemetry();
    span("van-1", 290, 60, true);
    span("van-1", 230, 30, false);
    stop("early", 1, "early", "departed", -240, 240);
    stop("late", 2, "late", "departed", 600, 900);
    stop("risk", 3, "at_risk", "planned", 0, 0);
    eta();
    visit();
    group();
  }

  private void trip(
      int id, String vehicle, String driver, int startedAgo, int minutes, int km, String state) {
    insert(
        "trips (trip_id, vehicle_id, driver_id, started_at, ended_at, version, state, distance_mm, moving_ms, standing_ms, idle_ms)",
        id(id),
        text(vehicle),
        text(driver),
        ago(startedAgo),
        ago(startedAgo - minutes),
        1,
        text(state),
        km * 1_000_000L,
        minutes * 60_000L,
        60_000,
        30_000);
  }

  private void harsh(int id, String vehicle, int minutesAgo, String kind, int severity) {
    insert(
        "harsh_events (event_id, vehicle_id, started_at, ended_at, version, kind, severity)",
        id(id),
        text(vehicle),
        ago(minutesAgo),
        ago(minutesAgo),
        1,
        text(kind),
        severity);
  }

  private void overspeed(int id, String vehicle, int minutesAgo, int seconds) {
    insert(
        "overspeed_episodes (episode_id, vehicle_id, started_at, ended_at, version, peak_ckmph, limit_ckmph)",
        id(id),
        text(vehicle),
        ago(minutesAgo),
        ago(minutesAgo) + " + INTERVAL " + seconds + " SECOND",
        1,
        9_000,
        8_000);
  }

  private void alert(
      int id,
      String vehicle,
      String type,
      int minutesAgo,
      int severity,
      String state,
      int emittedAfterMs,
      boolean late) {
    insert(
        "alerts (alert_id, vehicle_id, driver_id, started_at, ts, emitted_at, version, state, alert_type, severity, late, source, details)",
        "toString(" + id(id) + ")",
        text(vehicle),
        text(vehicle.equals("van-1") ? "anna" : "ben"),
        ago(minutesAgo),
        ago(minutesAgo),
        ago(minutesAgo) + " + INTERVAL " + emittedAfterMs + " MILLISECOND",
        1,
        text(state),
        text(type),
        severity,
        late,
        text("fleet"),
        text("as told"));
  }

  private void span(String vehicle, int startedAgo, int minutes, boolean drives) {
    insert(
        "vehicle_spans (vehicle_id, started_at, ended_at, version, kind, state, trip_id, distance_mm)",
        text(vehicle),
        ago(startedAgo),
        ago(startedAgo - minutes),
        1,
        text(drives ? "driving" : "standing"),
        text("closed"),
        drives ? id(1) : "NULL",
        drives ? 40_000_000L : 0);
  }

  /**
   * Due two hours ago; late by so many seconds, served for so many where it was planned to take
   * 300.
   */
  private void stop(String stop, int sequence, String sla, String state, int lateS, int dwellS) {
    boolean reached = state.equals("departed");
    String arrived = reached ? ago(120) + " + INTERVAL " + lateS + " SECOND" : "NULL";
    insert(
        "delivery_stops (vehicle_id, plan_since, plan_id, stop_id, version, sequence, state, sla, sla_basis, window_to, arrived_at, service_at, departed_at, dwell_ms, planned_service_ms, lat_e6, lon_e6, at_risk_at, risk_reason)",
        text("van-1"),
        ago(300),
        text("round"),
        text(stop),
        1,
        sequence,
        text(state),
        text(sla),
        text("arrival"),
        ago(120),
        arrived,
        arrived,
        reached ? arrived + " + INTERVAL " + dwellS + " SECOND" : "NULL",
        reached ? dwellS * 1_000 : "NULL",
        300_000,
        48_000_000,
        11_000_000,
        sla.equals("at_risk") ? ago(130) : "NULL",
        text(sla.equals("at_risk") ? "traffic" : ""));
  }

  /** Told half an hour before the late stop was reached, a minute too early. */
  private void eta() {
    String reached = "toDateTime(" + ago(120) + " + INTERVAL 600 SECOND, 'UTC')";
    insert(
        "delivery_etas (vehicle_id, plan_since, plan_id, stop_id, issued_at, after_ms, eta, naive_eta, distance_m, stops_before, basis)",
        text("van-1"),
        ago(300),
        text("round"),
        text("late"),
        reached + " - INTERVAL 1800 SECOND",
        0,
        reached + " - INTERVAL 60 SECOND",
        reached + " + INTERVAL 300 SECOND",
        9_000,
        1,
        text("straight"));
  }

  private void visit() {
    insert(
        "geofence_visits (vehicle_id, entered_at, visit_id, version, fence_id, state, exited_at)",
        text("van-1"),
        ago(100),
        id(12),
        1,
        text("depot"),
        text("closed"),
        ago(70));
  }

  private void group() {
    insert(
        "reference (kind, id, valid_from, version, deleted, body)",
        text("vehicles"),
        text("van-1"),
        ago(600),
        1,
        false,
        text("{\"groups\":[\"north\"]}"));
  }

  /** An hour of van-1 and van-2, one message a minute, in the whole hour before the last one. */
  private void telemetry() {
    engine.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, speed_ckmph, ignition)"
            + " SELECT concat('van-', toString(1 + number % 2)),"
            + " toStartOfHour("
            + ago(120)
            + ") + toIntervalMinute(intDiv(number, 2)),"
            + " number, 1, 1, 1, 1000 + number, true FROM numbers(120)");
  }

  private void insert(String into, Object... values) {
    StringBuilder row = new StringBuilder();
    for (Object value : values) {
      row.append(row.isEmpty() ? "" : ", ").append(value);
    }
    engine.execute("INSERT INTO fleet." + into + " SELECT " + row);
  }

  private static String id(int id) {
    return ID.formatted(id);
  }

  private String ago(int minutes) {
    return BEFORE.formatted(now, minutes);
  }

  private static String text(String value) {
    return "'" + value + "'";
  }
}
