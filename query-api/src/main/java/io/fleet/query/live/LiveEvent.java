package io.fleet.query.live;

import java.nio.charset.StandardCharsets;

/**
 * One event of the stream, encoded once for all clients.
 *
 * @param name as below; null is a sign of life without content
 * @param json one JSON object in one line; null for a sign of life
 * @param position the place in the log behind it; null if it has none and no client goes on from it
 */
record LiveEvent(String name, byte[] json, byte[] position) {
  static final String VEHICLE = "vehicle";
  static final String ALERT = "alert";
  static final String ALERT_ACTION = "alert_action";
  static final String TRIP = "trip";
  static final String METRICS = "metrics";

  /** All vehicles there are have been told. */
  static final String SNAPSHOT = "snapshot";

  /** All vehicles that changed since the client was away have been told. */
  static final String RESUMED = "resumed";

  /** What the client was told before is void; a snapshot follows. */
  static final String RESET = "reset";

  /** Which sources are away; none when all is well again. */
  static final String DEGRADED = "degraded";

  static LiveEvent of(String name, String json) {
    return new LiveEvent(name, json.getBytes(StandardCharsets.UTF_8), null);
  }

  static LiveEvent ping(byte[] position) {
    return new LiveEvent(null, null, position);
  }

  LiveEvent at(byte[] place) {
    return new LiveEvent(name, json, place);
  }

  boolean isPing() {
    return name == null;
  }
}
