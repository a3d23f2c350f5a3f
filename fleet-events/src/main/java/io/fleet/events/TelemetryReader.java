package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads telemetry JSON with the streaming parser: strict about who and when, tolerant of the rest.
 * Unknown members are passed over, an optional one that makes no sense is dropped and named.
 * Reusable; not for several threads at once.
 */
public final class TelemetryReader {
  private static final int MAX_ID_LENGTH = 128;
  private static final int MAX_TEXT_LENGTH = 256;
  private static final int MAX_LIST_SIZE = 64;

  private final TelemetryBuilder builder = new TelemetryBuilder();
  private final DeviceEventReader eventReader = new DeviceEventReader();
  private final List<String> dropped = new ArrayList<>();
  private Refusal refusal;

  /** Reads one message that is a whole JSON document; never throws for what the bytes say. */
  public TelemetryReading read(byte[] json, int offset, int length) {
    try (JsonParser in = Json.FACTORY.createParser(json, offset, length)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return malformed("a JSON object expected");
      }
      TelemetryReading reading = read(in);
      return in.nextToken() == null ? reading : malformed("more than one JSON object");
    } catch (IOException e) {
      return malformed(messageOf(e));
    }
  }

  /** Reads one message that is a whole JSON document. */
  public TelemetryReading read(byte[] json) {
    return read(json, 0, json.length);
  }

  /**
   * Reads the message whose {@code START_OBJECT} the parser stands at, up to its {@code
   * END_OBJECT}.
   *
   * @throws IOException if it is no JSON
   */
  public TelemetryReading read(JsonParser in) throws IOException {
    begin();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      readMember(in, name);
    }
    return finish();
  }

  /**
   * The message last read, however wrong its time, at the server's time: for urgent content.
   *
   * @return null if the vehicle is not known either
   */
  public Telemetry lastAtServerTime(long nowMs) {
    if (builder.vehicleId == null || !builder.hasContent()) {
      return null;
    }
    return builder.timestampMs(nowMs).serverTime(true).build();
  }

  private void begin() {
    builder.clear();
    dropped.clear();
    refusal = null;
  }

  private void readMember(JsonParser in, String name) throws IOException {
    TelemetryField field = TelemetryField.ofWireName(name);
    if (field != null) {
      readField(in, field);
      return;
    }
    switch (name) {
      case "vehicle_id" -> readVehicleId(in);
      case "timestamp" -> readTimestamp(in);
      case "event_id" -> builder.eventId = optionalText(in, name, MAX_TEXT_LENGTH);
      case "driver_id" -> builder.driverId = optionalText(in, name, MAX_ID_LENGTH);
      case "trip_id" -> builder.tripId = optionalText(in, name, MAX_ID_LENGTH);
      case "driver_activity" -> readDriverActivity(in, name);
      case "time_source" -> builder.serverTime = "server".equals(optionalText(in, name, 16));
      case "fault_codes" -> readFaultCodes(in, name);
      case "events" -> readEvents(in, name);
      case "tags" -> readTags(in, name);
      default -> in.skipChildren();
    }
  }

  private void readField(JsonParser in, TelemetryField field) throws IOException {
    JsonToken token = in.currentToken();
    if (field.isFlag() && token.isBoolean()) {
      builder.setCanonical(field, token == JsonToken.VALUE_TRUE ? 1 : 0);
    } else if (!field.isFlag() && token.isNumeric() && field.accepts(in.getDoubleValue())) {
      builder.setCanonical(field, field.canonical(in.getDoubleValue()));
    } else if (!Json.isAbsent(in)) {
      drop(in, field.wireName());
    }
  }

  private void readVehicleId(JsonParser in) throws IOException {
    String id = Json.text(in, VehicleId.MAX_LENGTH);
    if (VehicleId.isValid(id)) {
      builder.vehicleId = id;
    } else {
      refuse(Refusal.VEHICLE_ID, "vehicle_id: 1-64 characters of A-Za-z0-9_.:- expected");
      in.skipChildren();
    }
  }

  private void readTimestamp(JsonParser in) throws IOException {
    try {
      builder.timestampMs(Json.timestampMs(in));
    } catch (Refusal.RefusedException e) {
      refuse(e.refusal().reason(), e.refusal().detail());
      in.skipChildren();
    }
  }

  private void readDriverActivity(JsonParser in, String name) throws IOException {
    if (!Json.isAbsent(in)) {
      DriverActivity activity = DriverActivity.ofWireName(Json.text(in, 16));
      builder.driverActivity = activity;
      if (activity == null) {
        drop(in, name);
      }
    }
  }

  private void readFaultCodes(JsonParser in, String name) throws IOException {
    if (!expect(in, JsonToken.START_ARRAY, name)) {
      return;
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      String code = Json.text(in, MAX_ID_LENGTH);
      if (code != null && builder.faultCodes.size() < MAX_LIST_SIZE) {
        builder.faultCode(code);
      } else if (!Json.isAbsent(in)) {
        drop(in, name);
      }
    }
  }

  private void readEvents(JsonParser in, String name) throws IOException {
    if (!expect(in, JsonToken.START_ARRAY, name)) {
      return;
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      DeviceEvent event = eventReader.read(in);
      if (event != null && builder.events.size() < MAX_LIST_SIZE) {
        builder.event(event);
      } else {
        dropName(name);
      }
    }
  }

  private void readTags(JsonParser in, String name) throws IOException {
    if (!expect(in, JsonToken.START_OBJECT, name)) {
      return;
    }
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String tag = in.currentName();
      in.nextToken();
      String value = Json.text(in, MAX_TEXT_LENGTH);
      if (value != null && tag.length() <= MAX_ID_LENGTH && builder.tags.size() < MAX_LIST_SIZE) {
        builder.tag(tag, value);
      } else if (!Json.isAbsent(in)) {
        drop(in, name);
      }
    }
  }

  private boolean expect(JsonParser in, JsonToken start, String name) throws IOException {
    if (in.currentToken() == start) {
      return true;
    }
    if (!Json.isAbsent(in)) {
      drop(in, name);
    }
    return false;
  }

  private String optionalText(JsonParser in, String name, int maxLength) throws IOException {
    String text = Json.text(in, maxLength);
    if (text == null && !Json.isAbsent(in)) {
      drop(in, name);
    }
    return text;
  }

  private void drop(JsonParser in, String name) throws IOException {
    in.skipChildren();
    dropName(name);
  }

  private void dropName(String name) {
    if (!dropped.contains(name)) {
      dropped.add(name);
    }
  }

  private void refuse(String reason, String detail) {
    if (refusal == null) {
      refusal = new Refusal(reason, detail);
    }
  }

  private TelemetryReading finish() {
    boolean urgent = builder.isUrgent();
    if (builder.vehicleId == null) {
      refuse(Refusal.VEHICLE_ID, "vehicle_id is missing");
    }
    if (!builder.timestampKnown) {
      refuse(Refusal.TIMESTAMP, "timestamp is missing");
    }
    dropHalfPosition();
    if (refusal != null) {
      return new TelemetryReading(null, refusal, urgent, List.copyOf(dropped));
    }
    Telemetry telemetry = builder.build();
    if (!builder.hasContent()) {
      refuse(Refusal.EMPTY, "neither a position nor other known content");
      return new TelemetryReading(null, refusal, urgent, List.copyOf(dropped));
    }
    return new TelemetryReading(telemetry, null, urgent, List.copyOf(dropped));
  }

  private void dropHalfPosition() {
    if (builder.has(TelemetryField.LAT) && !builder.has(TelemetryField.LON)) {
      dropName(TelemetryField.LAT.wireName());
    } else if (builder.has(TelemetryField.LON) && !builder.has(TelemetryField.LAT)) {
      dropName(TelemetryField.LON.wireName());
    }
  }

  private TelemetryReading malformed(String detail) {
    return new TelemetryReading(null, new Refusal(Refusal.MALFORMED, detail), false, List.of());
  }

  /** What is wrong and where, without the content that Jackson may quote. */
  private static String messageOf(IOException e) {
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      return "no JSON at byte " + json.getLocation().getByteOffset();
    }
    return "no JSON";
  }
}
