package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;

/** Collects the members of one alert. */
final class AlertReader {
  private final int maxTextLength;
  private String alertId;
  private Long version;
  private Alert.State state = Alert.State.OPENED;
  private Long tsMs;
  private Long startedAtMs;
  private Long endedAtMs;
  private Long emittedAtMs;
  private String alertType;
  private int severity = 1;
  private String vehicleId;
  private String driverId;
  private String tripId;
  private int latE6 = Telemetry.ABSENT;
  private int lonE6 = Telemetry.ABSENT;
  private String details = "";
  private Map<String, Object> data = Map.of();
  private boolean late;
  private boolean external;

  AlertReader(int maxTextLength) {
    this.maxTextLength = maxTextLength;
  }

  Alert read(JsonParser in) throws IOException, Refusal.RefusedException {
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      readMember(in, name);
    }
    require(alertId != null, "alert_id");
    require(VehicleId.isValid(vehicleId), "vehicle_id");
    require(alertType != null, "alert_type");
    require(tsMs != null, "ts");
    return version == null ? externalAlert() : alert(version, external);
  }

  private void readMember(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    switch (name) {
      case "alert_id" -> alertId = Json.text(in, 128);
      case "version" -> version = in.currentToken().isNumeric() ? in.getLongValue() : null;
      case "state" -> readState(in);
      case "ts" -> tsMs = Json.timestampMs(in);
      case "started_at" -> startedAtMs = Json.timestampMs(in);
      case "ended_at" -> endedAtMs = Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
      case "emitted_at" -> emittedAtMs = Json.timestampMs(in);
      case "alert_type" -> alertType = Json.text(in, 128);
      case "severity" -> severity = clampedSeverity(in);
      case "vehicle_id" -> vehicleId = Json.text(in, VehicleId.MAX_LENGTH);
      case "driver_id" -> driverId = Json.text(in, 128);
      case "trip_id" -> tripId = Json.text(in, 128);
      case "position" -> readPosition(in);
      case "details" -> details = textOrEmpty(in);
      case "data" -> data = AlertJson.readData(in);
      case "late" -> late = in.currentToken() == JsonToken.VALUE_TRUE;
      case "source" -> external = "external".equals(Json.text(in, 16));
      default -> in.skipChildren();
    }
  }

  private void readState(JsonParser in) throws IOException, Refusal.RefusedException {
    Alert.State read = Alert.State.ofWireName(Json.text(in, 16));
    require(read != null, "state");
    state = read;
  }

  private int clampedSeverity(JsonParser in) throws IOException {
    double number = Json.number(in);
    return Double.isNaN(number) ? 1 : (int) Math.max(1, Math.min(4, number));
  }

  private String textOrEmpty(JsonParser in) throws IOException {
    String text = Json.text(in, maxTextLength);
    in.skipChildren();
    return text == null ? "" : text;
  }

  private void readPosition(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      return;
    }
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      double value = Json.number(in);
      in.skipChildren();
      if ("lat".equals(name) && TelemetryField.LAT.accepts(value)) {
        latE6 = TelemetryField.LAT.canonical(value);
      } else if ("lon".equals(name) && TelemetryField.LON.accepts(value)) {
        lonE6 = TelemetryField.LON.canonical(value);
      }
    }
  }

  private Alert externalAlert() {
    startedAtMs = tsMs;
    emittedAtMs = tsMs;
    return alert(1, true);
  }

  private Alert alert(long ofVersion, boolean isExternal) {
    return new Alert(
        alertId,
        ofVersion,
        state,
        tsMs,
        startedAtMs == null ? tsMs : startedAtMs,
        endedAtMs,
        emittedAtMs == null ? tsMs : emittedAtMs,
        alertType,
        severity,
        vehicleId,
        driverId,
        tripId,
        latE6,
        lonE6,
        details,
        data,
        late,
        isExternal);
  }

  private static void require(boolean met, String field) throws Refusal.RefusedException {
    if (!met) {
      throw new Refusal.RefusedException(Refusal.FIELD, field + " is missing or wrong");
    }
  }
}
