package io.fleet.query.api;

import io.fleet.events.Topic;
import java.time.Instant;

/** Records that the live stream tells of, written to the log. */
final class LiveRecords {
  private LiveRecords() {}

  static void alert(KafkaBroker log, String vehicleId, String alertId) throws Exception {
    log.write(Topic.ALERTS, vehicleId, alert(vehicleId, alertId));
  }

  static String alert(String vehicleId, String alertId) {
    return """
    {"alert_id":"%s","version":1,"state":"opened","ts":"2026-01-31T08:00:00Z",
     "started_at":"2026-01-31T08:00:00Z","emitted_at":"2026-01-31T08:00:00.100Z","alert_type":"sos",
     "severity":4,"vehicle_id":"%s","details":"asks for help","data":{"count":1},"late":false,"source":"fleet"}
    """
        .formatted(alertId, vehicleId);
  }

  /** A version of a trip; its row is written over several lines. */
  static void trip(KafkaBroker log, String vehicleId, String tripId) throws Exception {
    change(log, "trip", vehicleId, tripId);
  }

  static void change(KafkaBroker log, String type, String vehicleId, String id) throws Exception {
    log.write(
        Topic.CHANGES,
        vehicleId,
        """
        {"type":"%s","id":"%s","version":1,"withdrawn":false,"vehicle_id":"%s",
         "ts":"2026-01-31T08:00:00Z","emitted_at":"2026-01-31T08:00:00.100Z","state":"open",
         "data":{"trip_id":"%s",
        "x":1}}
        """
            .formatted(type, id, vehicleId, id));
  }

  static void fix(KafkaBroker log, String vehicleId, double lat) throws Exception {
    log.write(
        Topic.TELEMETRY_RAW,
        vehicleId,
        "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"lat\":%s,\"lon\":11.5}"
            .formatted(vehicleId, Instant.now().toEpochMilli(), lat));
  }
}
