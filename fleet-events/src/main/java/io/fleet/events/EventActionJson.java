package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@link EventAction} as JSON of its topic. Unknown members are passed over. */
public final class EventActionJson {
  /** What can be contested and excluded. */
  public static final Set<String> EVENT_KINDS =
      Set.of("harsh_braking", "harsh_acceleration", "harsh_cornering", "overspeed", "crash");

  private static final int MAX_ID_LENGTH = 128;
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private String actionId;
  private String eventId;
  private String eventKind;
  private String vehicleId;
  private String driverId;
  private String action;
  private String reason;
  private String by;
  private Long atMs;

  private EventActionJson() {}

  /**
   * Reads a record.
   *
   * @throws Refusal.RefusedException if a member other than driver_id is missing or wrong
   */
  public static EventAction read(byte[] json) throws Refusal.RefusedException {
    EventActionJson read = Json.readObject(json, in -> new EventActionJson().members(in));
    if (!VehicleId.isValid(read.vehicleId)) {
      throw new Refusal.RefusedException(Refusal.VEHICLE_ID, "vehicle_id is missing or wrong");
    }
    if (read.atMs == null) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "at is missing");
    }
    EventAction.Kind kind = EventAction.Kind.ofTag(read.action);
    require(kind != null, "action");
    require(read.eventKind != null && EVENT_KINDS.contains(read.eventKind), "event_kind");
    require(read.reason != null, "reason");
    require(read.by != null, "by");
    return new EventAction(
        uuid("action_id", read.actionId),
        uuid("event_id", read.eventId),
        read.eventKind,
        read.vehicleId,
        read.driverId,
        kind,
        read.reason,
        read.by,
        read.atMs);
  }

  /** The record as its topic has it. */
  public static byte[] write(EventAction action) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("action_id", action.actionId().toString());
      json.writeStringField("event_id", action.eventId().toString());
      json.writeStringField("event_kind", action.eventKind());
      json.writeStringField("vehicle_id", action.vehicleId());
      if (action.driverId() != null) {
        json.writeStringField("driver_id", action.driverId());
      }
      json.writeStringField("action", action.kind().tag());
      json.writeStringField("reason", action.reason());
      json.writeStringField("by", action.by());
      json.writeStringField("at", Iso8601.format(action.atMs()));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * An id in its usual form.
   *
   * @param name of the member, for the refusal
   * @throws Refusal.RefusedException if it is none
   */
  public static UUID uuid(String name, String text) throws Refusal.RefusedException {
    require(text != null && UUID_FORM.matcher(text).matches(), name);
    return UUID.fromString(text);
  }

  private EventActionJson members(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      member(in, name);
      in.skipChildren();
    }
    return this;
  }

  private void member(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    switch (name) {
      case "action_id" -> actionId = Json.text(in, MAX_ID_LENGTH);
      case "event_id" -> eventId = Json.text(in, MAX_ID_LENGTH);
      case "event_kind" -> eventKind = Json.text(in, MAX_ID_LENGTH);
      case "vehicle_id" -> vehicleId = Json.text(in, VehicleId.MAX_LENGTH);
      case "driver_id" -> driverId = Json.text(in, MAX_ID_LENGTH);
      case "action" -> action = Json.text(in, MAX_ID_LENGTH);
      case "reason" -> reason = Json.text(in, EventAction.MAX_REASON_LENGTH);
      case "by" -> by = Json.text(in, MAX_ID_LENGTH);
      case "at" -> atMs = Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
      default -> {} // passed over
    }
  }

  private static void require(boolean good, String name) throws Refusal.RefusedException {
    if (!good) {
      throw new Refusal.RefusedException(Refusal.FIELD, name + " is missing or wrong");
    }
  }
}
