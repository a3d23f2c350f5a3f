package io.fleet.chaos.judge;

import java.util.List;

/**
 * A table of what was found, and what distinguishes its rows beside their ids.
 *
 * @param name of the table
 * @param who the column that names the vehicle or driver
 * @param id the column of ids, or an empty literal
 * @param kind what else distinguishes rows that began at one moment
 * @param since the column of that moment
 */
record FactTable(String name, String who, String id, String kind, String since) {
  private static final String STARTED = "started_at";
  private static final String NONE = "''";

  /** All of them. */
  static final List<FactTable> ALL =
      List.of(
          ofVehicles("trips", "trip_id"),
          ofVehicles("overspeed_episodes", "episode_id"),
          ofVehicles("harsh_events", "event_id", "kind"),
          ofVehicles("crash_events", "event_id"),
          ofVehicles("idlings", "idling_id"),
          ofVehicles("tows", "tow_id"),
          ofVehicles("alerts", "alert_id", "alert_type"),
          new FactTable("duty_segments", "driver_id", "segment_id", "kind", STARTED),
          new FactTable("hours_violations", "driver_id", "violation_id", "rule", STARTED),
          new FactTable("driver_days", "driver_id", NONE, NONE, STARTED),
          ofVehicles("vehicle_states", NONE),
          ofVehicles("vehicle_spans", NONE),
          new FactTable("geofence_visits", "vehicle_id", "visit_id", "fence_id", "entered_at"));

  /** Those of episodes of which one vehicle has one at a time, each with an id. */
  static final List<FactTable> ONE_AT_A_TIME =
      List.of(
          ofVehicles("trips", "trip_id"),
          ofVehicles("overspeed_episodes", "episode_id"),
          ofVehicles("idlings", "idling_id"),
          ofVehicles("tows", "tow_id"));

  private static FactTable ofVehicles(String name, String id) {
    return ofVehicles(name, id, NONE);
  }

  private static FactTable ofVehicles(String name, String id, String kind) {
    return new FactTable(name, "vehicle_id", id, kind, STARTED);
  }

  boolean hasIds() {
    return !id.equals(NONE);
  }
}
