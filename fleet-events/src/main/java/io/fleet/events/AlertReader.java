package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;

/** Collects the members of one alert. */
final class AlertReader {
  private static final int MAX_ID_LENGTH = 128;
  private static final int MAX_WORD_LENGTH = 16;
  private static final double MAX_VERSION = 1L << 53;

  private final int maxDetailsLength;
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

  AlertReader(int maxDetailsLength) {
    this.maxDetailsLength = maxDetailsLength;
  }

  Alert read(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      readMember(in, name);
      in.skipChildren();
    }
    require(alertId != null, "alert_id");
    require(VehicleId.isValid(vehicleId), "vehicle_id");
    require(alertType != null, "alert_type");
    require(tsMs != null, "ts");
    return version == null ? externalAlert() : alert(version, external);
  }

  private void readMember(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    switch (name) {
      case "alert_id" -> alertId = Json.text(in, MAX_ID_LENGTH);
      case "version" -> version = Json.isAbsent(in) ? null : (Long) positiveWhole(in);
      case "state" -> readState(in);
      case "ts" -> tsMs = optionalTime(in);
      case "started_at" -> startedAtMs = optionalTime(in);
      case "ended_at" -> endedAtMs = optionalTime(in);
      case "emitted_at" -> emittedAtMs = optionalTime(in);
      case "alert_type" -> alertType = Json.text(in, MAX_ID_LENGTH);
      case "severity" -> severity = clampedSeverity(in);
      case "vehicle_id" -> vehicleId = Json.text(in, VehicleId.MAX_LENGTH);
      case "driver_id" -> driverId = Json.text(in, MAX_ID_LENGTH);
      case "trip_id" -> tripId = Json.text(in, MAX_ID_LENGTH);
      case "position" -> readPosition(in);
      case "details" -> details = shortenedText(in);
      case "data" -> data = AlertJson.readData(in);
      case "late" -> late = in.hasToken(JsonToken.VALUE_TRUE);
      case "source" -> external = "external".equals(Json.text(in, MAX_WORD_LENGTH));
      default -> {
        // unknown members are passed over
      }
    }
  }

  private void readState(JsonParser in) throws IOException, Refusal.RefusedException {
    if (!Json.isAbsent(in)) {
      Alert.State read = Alert.State.ofWireName(Json.text(in, MAX_WORD_LENGTH));
      require(read != null, "state");
      state = read;
    }
  }

  private static long positiveWhole(JsonParser in) throws IOException, Refusal.RefusedException {
    double number = Json.number(in);
    require(number >= 1 && number <= MAX_VERSION && number == Math.rint(number), "version");
    return (long) number;
  }

  private static Long optionalTime(JsonParser in) throws IOException, Refusal.RefusedException {
    return Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
  }

  private static int clampedSeverity(JsonParser in) throws IOException {
    double number = Json.number(in);
    return Double.isNaN(number) ? 1 : (int) Math.max(1, Math.min(4, number));
  }

  private String shortenedText(JsonParser in) throws IOException {
    String text = Json.text(in, Integer.MAX_VALUE);
    if (text == null || text.length() <= maxDetailsLength) {
      return text == null ? "" : text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(maxDetailsLength - 1));
    return text.substring(0, splits ? maxDetailsLength - 1 : maxDetailsLength);
  }

  /** Both coordinates or none; what is no object says nothing. */
  private void readPosition(JsonParser in) throws IOException {
    if (in.hasToken(JsonToken.START_OBJECT)) {
      int[] place = Json.place(in);
      latE6 = place == null ? Telemetry.ABSENT : place[0];
      lonE6 = place == null ? Telemetry.ABSENT : place[1];
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
