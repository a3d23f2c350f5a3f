package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes telemetry JSON, the form a device posts. Same message, same bytes. */
public final class TelemetryWriter {
  private TelemetryWriter() {}

  /** The message as one JSON object. */
  public static byte[] write(Telemetry telemetry, String eventId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try {
      write(telemetry, eventId, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes the message as one JSON object.
   *
   * @param eventId the sender's own id, or null
   */
  public static void write(Telemetry telemetry, String eventId, OutputStream out)
      throws IOException {
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      writeHead(json, telemetry, eventId);
      for (TelemetryField field : TelemetryField.values()) {
        if (telemetry.has(field)) {
          writeField(json, field, telemetry.canonical(field));
        }
      }
      writeTail(json, telemetry);
      json.writeEndObject();
    }
  }

  private static void writeHead(JsonGenerator json, Telemetry t, String eventId)
      throws IOException {
    writeIfThere(json, "event_id", eventId);
    json.writeStringField("vehicle_id", t.vehicleId());
    writeIfThere(json, "driver_id", t.driverId());
    writeIfThere(json, "trip_id", t.tripId());
    json.writeStringField("timestamp", Iso8601.format(t.timestampMs()));
    if (t.hasServerTime()) {
      json.writeStringField("time_source", "server");
    }
  }

  private static void writeField(JsonGenerator json, TelemetryField field, int canonical)
      throws IOException {
    json.writeFieldName(field.wireName());
    if (field.isFlag()) {
      json.writeBoolean(canonical == 1);
    } else {
      writeDecimal(json, canonical, field.scale());
    }
  }

  private static void writeTail(JsonGenerator json, Telemetry t) throws IOException {
    if (t.driverActivity() != null) {
      json.writeStringField("driver_activity", t.driverActivity().wireName());
    }
    if (!t.faultCodes().isEmpty()) {
      json.writeArrayFieldStart("fault_codes");
      for (String code : t.faultCodes()) {
        json.writeString(code);
      }
      json.writeEndArray();
    }
    if (!t.events().isEmpty()) {
      json.writeFieldName("events");
      writeEvents(json, t);
    }
    if (!t.tags().isEmpty()) {
      json.writeObjectFieldStart("tags");
      for (var tag : new java.util.TreeMap<>(t.tags()).entrySet()) {
        json.writeStringField(tag.getKey(), tag.getValue());
      }
      json.writeEndObject();
    }
  }

  /** The device's own events as a JSON array, canonical. */
  public static String eventsJson(Telemetry t) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      writeEvents(json, t);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void writeEvents(JsonGenerator json, Telemetry t) throws IOException {
    json.writeStartArray();
    for (DeviceEvent event : t.events()) {
      json.writeStartObject();
      json.writeStringField("type", event.type());
      if (event.valueMg() != DeviceEvent.UNKNOWN) {
        json.writeFieldName("value_g");
        writeDecimal(json, event.valueMg(), 1_000);
      }
      if (event.speedCkmph() != DeviceEvent.UNKNOWN) {
        json.writeFieldName("speed_kmph");
        writeDecimal(json, event.speedCkmph(), TelemetryField.SPEED.scale());
      }
      if (event.atMs() != DeviceEvent.NO_TIME) {
        json.writeStringField("at", Iso8601.format(event.atMs()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeIfThere(JsonGenerator json, String name, String value)
      throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  /** Writes canonical / scale in as few digits as say it exactly; the scale is a power of ten. */
  static void writeDecimal(JsonGenerator json, int canonical, int scale) throws IOException {
    if (canonical % scale == 0) {
      json.writeNumber(canonical / scale);
      return;
    }
    char[] digits = new char[16];
    int from = digits.length;
    int rest = Math.abs(canonical);
    int unit = scale;
    while (rest % 10 == 0) {
      rest /= 10;
      unit /= 10;
    }
    for (; unit > 1; unit /= 10, rest /= 10) {
      digits[--from] = (char) ('0' + rest % 10);
    }
    digits[--from] = '.';
    do {
      digits[--from] = (char) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    if (canonical < 0) {
      digits[--from] = '-';
    }
    json.writeNumber(digits, from, digits.length - from);
  }
}
