package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** {@link AlertAction} as JSON of its topic. Unknown members are passed over. */
public final class AlertActionJson {
  private static final int MAX_WORD_LENGTH = 128;

  private boolean namesAlert;
  private String actionId;
  private String alertId;
  private String vehicleId;
  private String action;
  private String assignee;
  private String text;
  private String by;
  private Long atMs;

  private AlertActionJson() {}

  /**
   * Reads a record of the actions topic if it is about an alert.
   *
   * @return empty for a record without {@code alert_id}, which is about something else
   * @throws Refusal.RefusedException if it is no JSON object, or about an alert and a member is
   *     missing or wrong
   */
  public static Optional<AlertAction> find(byte[] json) throws Refusal.RefusedException {
    AlertActionJson read = Json.readObject(json, in -> new AlertActionJson().members(in));
    return read.namesAlert ? Optional.of(read.action()) : Optional.empty();
  }

  /**
   * Reads a record.
   *
   * @throws Refusal.RefusedException if it is not about an alert, or a member is missing or wrong
   */
  public static AlertAction read(byte[] json) throws Refusal.RefusedException {
    return find(json)
        .orElseThrow(
            () -> new Refusal.RefusedException(Refusal.FIELD, "alert_id is missing or wrong"));
  }

  private AlertAction action() throws Refusal.RefusedException {
    if (!VehicleId.isValid(vehicleId)) {
      throw new Refusal.RefusedException(Refusal.VEHICLE_ID, "vehicle_id is missing or wrong");
    }
    if (atMs == null) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "at is missing");
    }
    AlertAction.Kind kind = AlertAction.Kind.ofTag(action);
    require(kind != null, "action");
    require(alertId != null, "alert_id");
    require((assignee != null) == (kind == AlertAction.Kind.ASSIGNED), "assignee");
    require(text != null || !kind.needsText(), "text");
    require(by != null, "by");
    return new AlertAction(
        EventActionJson.uuid("action_id", actionId),
        alertId,
        vehicleId,
        kind,
        assignee,
        text,
        by,
        atMs);
  }

  /** The record as its topic has it. */
  public static byte[] write(AlertAction action) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("action_id", action.actionId().toString());
      json.writeStringField("alert_id", action.alertId());
      json.writeStringField("vehicle_id", action.vehicleId());
      json.writeStringField("action", action.kind().tag());
      if (action.assignee() != null) {
        json.writeStringField("assignee", action.assignee());
      }
      if (action.text() != null) {
        json.writeStringField("text", action.text());
      }
      json.writeStringField("by", action.by());
      json.writeStringField("at", Iso8601.format(action.atMs()));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private AlertActionJson members(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      member(in, name);
      in.skipChildren();
    }
    return this;
  }

  private void member(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    switch (name) {
      case "action_id" -> actionId = Json.text(in, MAX_WORD_LENGTH);
      case "alert_id" -> {
        namesAlert = true;
        alertId = Json.text(in, AlertAction.MAX_NAME_LENGTH);
      }
      case "vehicle_id" -> vehicleId = Json.text(in, VehicleId.MAX_LENGTH);
      case "action" -> action = Json.text(in, MAX_WORD_LENGTH);
      case "assignee" -> assignee = Json.text(in, AlertAction.MAX_NAME_LENGTH);
      case "text" -> text = Json.text(in, AlertAction.MAX_TEXT_LENGTH);
      case "by" -> by = Json.text(in, AlertAction.MAX_NAME_LENGTH);
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
