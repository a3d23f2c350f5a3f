package io.fleet.acceptance;

import io.fleet.events.Iso8601;
import io.fleet.events.Topic;
import java.time.Instant;

/** A producer that has been there before Fleet: five topics, its own way to write a time. */
record OtherProducer(RawLog log) {

  void writeOneOfEach(String vehicleId, String driverId, Instant at) throws Exception {
    String time = Iso8601.format(at.toEpochMilli()).replace("Z", "456+00:00");
    String who = "\"vehicle_id\":\"" + vehicleId + "\",\"driver_id\":\"" + driverId + "\",";
    String when = "\"timestamp\":\"" + time + "\"";
    log.write(
        Topic.TELEMETRY_RAW,
        vehicleId,
        "{\"event_id\":\"6c1d\","
            + who
            + "\"trip_id\":\"\","
            + when
            + ",\"lat\":12.9012345,\"lon\":77.6012345,\"speed_kmph\":42.17,\"heading\":91.25,"
            + "\"sat_count\":9,\"battery_v\":12.61}");
    log.write(
        Topic.TRIP_EVENTS,
        vehicleId,
        "{\"trip_id\":\"trip_1\","
            + who
            + "\"event_type\":\"trip_start\","
            + when
            + ",\"origin_lat\":12.9,\"origin_lon\":77.6}");
    log.write(
        Topic.VEHICLE_STATUS,
        vehicleId,
        "{"
            + who
            + when
            + ",\"fuel_pct\":55.1,\"engine_temp_c\":84.2,\"odometer_km\":120345,"
            + "\"fault_codes\":[\"P0420\"]}");
    log.write(
        Topic.DRIVER_EVENTS, driverId, "{" + who + "\"event_type\":\"driver_login\"," + when + "}");
    log.write(
        Topic.ALERTS,
        vehicleId,
        "{\"alert_id\":\"0b5f\",\"ts\":\""
            + time
            + "\",\"vehicle_id\":\""
            + vehicleId
            + "\",\"trip_id\":\"\",\"alert_type\":\"overspeed\",\"severity\":2,"
            + "\"details\":\"speed=91.2\"}");
  }
}
