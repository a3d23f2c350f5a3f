package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Breaks cut short as JSON of their topic; unknown members are passed over. */
public final class BreakViolationJson {
  private static final int MAX_TEXT_LENGTH = 128;
  private static final double MS_PER_S = 1_000;

  private String violationId;
  private Long version;
  private Alert.State state;
  private String driverId;
  private String vehicleId;
  private Long resumedAtMs;
  private String profile;
  private double breakS = Double.NaN;
  private double dueS = Double.NaN;
  private boolean assumed;

  private BreakViolationJson() {}

  /** One JSON object. */
  public static byte[] write(BreakViolation v) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("violation_id", v.violationId());
      json.writeNumberField("version", v.version());
      json.writeStringField("state", v.state().wireName());
      json.writeStringField("driver_id", v.driverId());
      json.writeStringField("vehicle_id", v.vehicleId());
      json.writeStringField("resumed_at", Iso8601.format(v.resumedAtMs()));
      json.writeStringField("profile", v.profile());
      json.writeNumberField("break_s", v.breakMs() / MS_PER_S);
      json.writeNumberField("due_s", v.dueMs() / MS_PER_S);
      json.writeBooleanField("assumed", v.assumed());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads one.
   *
   * @throws Refusal.RefusedException if it is no JSON object or lacks anything
   */
  public static BreakViolation read(byte[] bytes) throws Refusal.RefusedException {
    return Json.readObject(bytes, in -> new BreakViolationJson().read(in));
  }

  private BreakViolation read(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      readMember(in, name);
      in.skipChildren();
    }
    boolean known = violationId != null && version != null && state != null && profile != null;
    boolean whose = driverId != null && VehicleId.isValid(vehicleId) && resumedAtMs != null;
    if (!known || !whose || !(breakS >= 0) || !(dueS >= 0)) {
      throw new Refusal.RefusedException(Refusal.MALFORMED, "a break violation lacks a member");
    }
    return new BreakViolation(
        violationId,
        version,
        state,
        driverId,
        vehicleId,
        resumedAtMs,
        profile,
        Math.round(breakS * MS_PER_S),
        Math.round(dueS * MS_PER_S),
        assumed);
  }

  private void readMember(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    switch (name) {
      case "violation_id" -> violationId = Json.text(in, MAX_TEXT_LENGTH);
      case "version" -> version = Json.isNumber(in) ? (Long) (long) Json.number(in) : null;
      case "state" -> state = Alert.State.ofWireName(Json.text(in, MAX_TEXT_LENGTH));
      case "driver_id" -> driverId = Json.text(in, MAX_TEXT_LENGTH);
      case "vehicle_id" -> vehicleId = Json.text(in, VehicleId.MAX_LENGTH);
      case "resumed_at" -> resumedAtMs = Json.timestampMs(in);
      case "profile" -> profile = Json.text(in, MAX_TEXT_LENGTH);
      case "break_s" -> breakS = Json.number(in);
      case "due_s" -> dueS = Json.number(in);
      case "assumed" -> assumed = in.hasToken(JsonToken.VALUE_TRUE);
      default -> {
        // unknown members are passed over
      }
    }
  }
}
