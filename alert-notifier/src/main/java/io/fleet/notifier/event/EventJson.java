package io.fleet.notifier.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.events.TraceParent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Events as JSON, for the topics of this service. Unknown members are passed over. */
public final class EventJson {
  private String type;
  private String subjectId;
  private long version;
  private boolean interim;
  private long occurredAtMs;
  private long emittedAtMs;
  private int settleS;
  private int severity;
  private boolean late;
  private String vehicleId;
  private String driverId;
  private String tripId;
  private String fenceId;
  private int latE6 = Telemetry.ABSENT;
  private int lonE6 = Telemetry.ABSENT;
  private String origin = "";
  private String data;
  private final List<TraceParent> traces = new ArrayList<>();

  private EventJson() {}

  /** Writes the object; what is not known is left out. */
  public static void write(Event event, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", event.type());
    json.writeStringField("subject_id", event.subjectId());
    json.writeNumberField("version", event.version());
    json.writeBooleanField("interim", event.interim());
    json.writeStringField("occurred_at", Iso8601.format(event.occurredAtMs()));
    json.writeStringField("emitted_at", Iso8601.format(event.emittedAtMs()));
    json.writeNumberField("settle_s", event.settleS());
    json.writeNumberField("severity", event.severity());
    json.writeBooleanField("late", event.late());
    write(event.scope(), json);
    json.writeStringField("origin", event.origin());
    if (!event.traces().isEmpty()) {
      json.writeArrayFieldStart("traces");
      for (TraceParent trace : event.traces()) {
        json.writeString(trace.text());
      }
      json.writeEndArray();
    }
    json.writeFieldName("data");
    json.writeRawValue(event.data());
    json.writeEndObject();
  }

  private static void write(Scope scope, JsonGenerator json) throws IOException {
    text("vehicle_id", scope.vehicleId(), json);
    text("driver_id", scope.driverId(), json);
    text("trip_id", scope.tripId(), json);
    text("fence_id", scope.fenceId(), json);
    if (scope.hasPosition()) {
      json.writeNumberField("lat_e6", scope.latE6());
      json.writeNumberField("lon_e6", scope.lonE6());
    }
  }

  private static void text(String name, String value, JsonGenerator json) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  /**
   * Reads the object the parser stands at the start of.
   *
   * @param bytes what the parser reads
   * @throws IllegalArgumentException if it is no event
   */
  public static Event read(JsonParser in, byte[] bytes) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("event: a JSON object expected");
    }
    EventJson read = new EventJson();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      read.member(name, in, bytes);
    }
    return read.event();
  }

  private void member(String name, JsonParser in, byte[] bytes) throws IOException {
    switch (name) {
      case "type" -> type = in.getText();
      case "subject_id" -> subjectId = in.getText();
      case "version" -> version = in.getValueAsLong();
      case "interim" -> interim = in.getValueAsBoolean();
      case "occurred_at" -> occurredAtMs = Iso8601.parse(in.getText());
      case "emitted_at" -> emittedAtMs = Iso8601.parse(in.getText());
      case "settle_s" -> settleS = in.getValueAsInt();
      case "severity" -> severity = in.getValueAsInt();
      case "late" -> late = in.getValueAsBoolean();
      case "vehicle_id" -> vehicleId = in.getText();
      case "driver_id" -> driverId = in.getText();
      case "trip_id" -> tripId = in.getText();
      case "fence_id" -> fenceId = in.getText();
      case "lat_e6" -> latE6 = in.getValueAsInt();
      case "lon_e6" -> lonE6 = in.getValueAsInt();
      case "origin" -> origin = in.getValueAsString("");
      case "traces" -> traces(in);
      case "data" -> data = raw(in, bytes);
      default -> in.skipChildren();
    }
  }

  /** One that cannot be read is of no use to anybody, and no reason to give up the event. */
  private void traces(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      in.skipChildren();
      return;
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      TraceParent trace = TraceParent.sampled(in.getValueAsString());
      in.skipChildren();
      if (trace != null) {
        traces.add(trace);
      }
    }
  }

  private static String raw(JsonParser in, byte[] bytes) throws IOException {
    int from = (int) in.currentTokenLocation().getByteOffset();
    in.skipChildren();
    int to = (int) in.currentLocation().getByteOffset();
    return new String(Arrays.copyOfRange(bytes, from, to), java.nio.charset.StandardCharsets.UTF_8);
  }

  private Event event() {
    if (type == null || subjectId == null || data == null) {
      throw new IllegalArgumentException("event: type, subject_id or data is missing");
    }
    return new Event(
        type,
        subjectId,
        version,
        interim,
        occurredAtMs,
        emittedAtMs,
        settleS,
        severity,
        late,
        new Scope(vehicleId, driverId, tripId, fenceId, latE6, lonE6),
        origin,
        data,
        traces);
  }
}
