package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Alerts as JSON. Reading also takes the form of other producers, which has no {@code version}:
 * such an alert is external, opened and stays as it came.
 */
public final class AlertJson {
  /** Longer sentences are cut. */
  private static final int MAX_DETAILS_LENGTH = 4_096;

  private AlertJson() {}

  /** The alert as one JSON object. */
  public static byte[] write(Alert alert) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      write(alert, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes the alert as one object of a greater document. */
  public static void write(Alert a, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("alert_id", a.alertId());
    json.writeNumberField("version", a.version());
    json.writeStringField("state", a.state().wireName());
    json.writeStringField("ts", Iso8601.format(a.tsMs()));
    json.writeStringField("started_at", Iso8601.format(a.startedAtMs()));
    if (a.endedAtMs() != null) {
      json.writeStringField("ended_at", Iso8601.format(a.endedAtMs()));
    }
    json.writeStringField("emitted_at", Iso8601.format(a.emittedAtMs()));
    json.writeStringField("alert_type", a.alertType());
    json.writeNumberField("severity", a.severity());
    json.writeStringField("vehicle_id", a.vehicleId());
    writeOptional(json, "driver_id", a.driverId());
    writeOptional(json, "trip_id", a.tripId());
    if (a.hasPosition()) {
      json.writeObjectFieldStart("position");
      json.writeNumberField("lat", a.latE6() / 1e6);
      json.writeNumberField("lon", a.lonE6() / 1e6);
      json.writeEndObject();
    }
    json.writeStringField("details", a.details());
    json.writeFieldName("data");
    writeData(a.data(), json);
    json.writeBooleanField("late", a.late());
    json.writeStringField("source", a.external() ? "external" : "fleet");
    json.writeEndObject();
  }

  /** The alert's data alone, as a JSON object. */
  public static String dataJson(Alert alert) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      writeData(alert.data(), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  /**
   * Reads an alert of ours or of another producer.
   *
   * @throws Refusal.RefusedException if it is no JSON object or lacks what an alert needs
   */
  public static Alert read(byte[] bytes) throws Refusal.RefusedException {
    return Json.readObject(bytes, in -> new AlertReader(MAX_DETAILS_LENGTH).read(in));
  }

  private static void writeData(Map<String, Object> data, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Object> entry : data.entrySet()) {
      json.writeFieldName(entry.getKey());
      json.writeObject(entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeOptional(JsonGenerator json, String name, String value)
      throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  /** The flat members of the object at the token; nested ones are left out. */
  static Map<String, Object> readData(JsonParser in) throws IOException {
    Map<String, Object> data = new TreeMap<>();
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      return data;
    }
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      switch (in.currentToken()) {
        case VALUE_STRING -> data.put(name, wellFormed(in.getText()));
        case VALUE_NUMBER_INT -> data.put(name, wholeOrDouble(in));
        case VALUE_NUMBER_FLOAT -> data.put(name, in.getDoubleValue());
        case VALUE_TRUE -> data.put(name, Boolean.TRUE);
        case VALUE_FALSE -> data.put(name, Boolean.FALSE);
        default -> in.skipChildren();
      }
    }
    return data;
  }

  private static String wellFormed(String text) {
    return Json.isWellFormed(text) ? text : "";
  }

  private static Number wholeOrDouble(JsonParser in) throws IOException {
    boolean fits = in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    return fits ? (Number) in.getLongValue() : (Number) in.getDoubleValue();
  }
}
