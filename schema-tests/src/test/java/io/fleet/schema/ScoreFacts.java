package io.fleet.schema;

import java.util.UUID;

/** Writes facts of scores by hand, one row each. */
final class ScoreFacts {
  private final Database database;
  private int ids;

  ScoreFacts(Database database) {
    this.database = database;
  }

  UUID trip(String vehicle, String from, String to, String driver, double km, int movingS) {
    UUID id = id();
    insert(
        "trips (vehicle_id, started_at, trip_id, version, state, driver_id, ended_at, distance_mm, moving_ms, ingested_at)",
        "'%s', '%s', '%s', 1, 'closed', '%s', '%s', %d, %d000, now() - INTERVAL 10 MINUTE"
            .formatted(vehicle, from, id, driver, to, Math.round(km * 1e6), movingS));
    return id;
  }

  UUID harsh(String vehicle, String at, String kind, int severity) {
    UUID id = id();
    insert(
        "harsh_events (vehicle_id, started_at, event_id, version, kind, severity, ended_at, source)",
        "'%s', '%s', '%s', 1, '%s', %d, '%s', 'computed'"
            .formatted(vehicle, at, id, kind, severity, at));
    return id;
  }

  UUID crash(String vehicle, String at, String state, int severity) {
    UUID id = id();
    insert(
        "crash_events (vehicle_id, started_at, event_id, version, state, severity)",
        "'%s', '%s', '%s', 1, '%s', %d".formatted(vehicle, at, id, state, severity));
    return id;
  }

  UUID overspeed(String vehicle, String at, int seconds, int peakKmph, int limitKmph) {
    UUID id = id();
    insert(
        "overspeed_episodes (vehicle_id, started_at, episode_id, version, ended_at, peak_ckmph, limit_ckmph)",
        "'%s', '%s', '%s', 1, toDateTime64('%s', 3, 'UTC') + %d, %d, %d"
            .formatted(vehicle, at, id, at, seconds, peakKmph * 100, limitKmph * 100));
    return id;
  }

  void action(UUID event, String at, String action, String driver, String by) {
    insert(
        "event_actions (event_id, at, action_id, version, withdrawn, action, driver_id, acted_by, reason)",
        "'%s', '%s', '%s', 1, 0, '%s', '%s', '%s', 'as told'"
            .formatted(event, at, id(), action, driver, by));
  }

  /** What was counted of a trip in its first version, kilometres. */
  void speeds(
      String vehicle,
      String from,
      UUID trip,
      double measured,
      double below50,
      double unjudged,
      double priv) {
    insert(
        "trip_speeds (vehicle_id, started_at, trip_id, version, measured_mm, below_50_mm, unjudged_mm, private_mm)",
        "'%s', '%s', '%s', 1, %d, %d, %d, %d"
            .formatted(
                vehicle,
                from,
                trip,
                Math.round(measured * 1e6),
                Math.round(below50 * 1e6),
                Math.round(unjudged * 1e6),
                Math.round(priv * 1e6)));
  }

  void vehicle(String id, String vehicleClass) {
    insert(
        "reference (kind, id, valid_from, version, withdrawn, deleted, body)",
        "'vehicles', '%s', '2026-01-01', 1, 0, false, '{\"class\":\"%s\"}'"
            .formatted(id, vehicleClass));
  }

  /** A message every {@code everyS} seconds at one speed. */
  void telemetry(
      String vehicle, String from, int messages, int everyS, int speedKmph, boolean accelerometer) {
    database.execute(
        ("INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, speed_ckmph, accel_long_mg)"
                + " SELECT '%s', toDateTime64('%s', 3, 'UTC') + number * %d, number, 1, %d, %s FROM numbers(%d)")
            .formatted(
                vehicle, from, everyS, speedKmph * 100, accelerometer ? "10" : "NULL", messages));
  }

  private void insert(String into, String values) {
    database.execute("INSERT INTO fleet." + into + " SELECT " + values);
  }

  private UUID id() {
    ids++;
    return new UUID(7, ids);
  }
}
