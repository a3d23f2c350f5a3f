package io.fleet.query.live;

/**
 * One event of the stream.
 *
 * @param name vehicle, alert, alert_action, metrics, snapshot or degraded; null is a sign of life
 *     without content
 * @param data one JSON object in one line; null for a sign of life
 */
record LiveEvent(String name, String data) {
  static final String VEHICLE = "vehicle";
  static final String ALERT = "alert";
  static final String ALERT_ACTION = "alert_action";
  static final String METRICS = "metrics";

  /** All vehicles there are have been told. */
  static final String SNAPSHOT = "snapshot";

  /** Which sources are away; none when all is well again. */
  static final String DEGRADED = "degraded";

  static final LiveEvent PING = new LiveEvent(null, null);
}
