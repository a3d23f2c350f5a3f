package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@link Change} as JSON of its topic. Unknown members are passed over. */
public final class ChangeJson {
  private static final int MAX_ID_LENGTH = 256;
  private static final int MAX_LENGTH = 128;
  private static final double MAX_VERSION = 1L << 53;

  private final byte[] bytes;
  private String type;
  private String id;
  private long version;
  private boolean withdrawn;
  private String vehicleId;
  private String driverId;
  private Long tsMs;
  private Long emittedAtMs;
  private String state;
  private String was;
  private String data;

  private ChangeJson(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The change as one JSON object. */
  public static byte[] write(Change change) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      write(change, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes the change as one object of a greater document. */
  public static void write(Change change, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", change.type());
    json.writeStringField("id", change.id());
    json.writeNumberField("version", change.version());
    json.writeBooleanField("withdrawn", change.withdrawn());
    Json.writeText(json, "vehicle_id", change.vehicleId());
    Json.writeText(json, "driver_id", change.driverId());
    json.writeStringField("ts", Iso8601.format(change.tsMs()));
    json.writeStringField("emitted_at", Iso8601.format(change.emittedAtMs()));
    Json.writeText(json, "state", change.state());
    Json.writeText(json, "was", change.was());
    if (change.data() != null) {
      json.writeFieldName("data");
      json.writeRawValue(change.data());
    }
    json.writeEndObject();
  }

  /**
   * Reads a record.
   *
   * @throws Refusal.RefusedException if it is no JSON object or lacks what a change needs
   */
  public static Change read(byte[] json) throws Refusal.RefusedException {
    ChangeJson read = Json.readObject(json, in -> new ChangeJson(json).members(in));
    if (read.vehicleId != null && !VehicleId.isValid(read.vehicleId)) {
      throw new Refusal.RefusedException(Refusal.VEHICLE_ID, "vehicle_id is wrong");
    }
    if (read.tsMs == null || read.emittedAtMs == null) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "ts or emitted_at is missing");
    }
    require(read.type != null, "type");
    require(read.id != null, "id");
    require(read.version > 0, "version");
    return new Change(
        read.type,
        read.id,
        read.version,
        read.withdrawn,
        read.vehicleId,
        read.driverId,
        read.tsMs,
        read.emittedAtMs,
        read.state,
        read.was,
        read.data);
  }

  private ChangeJson members(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      member(in, name);
      in.skipChildren();
    }
    return this;
  }

  private void member(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    switch (name) {
      case "type" -> type = Json.text(in, MAX_LENGTH);
      case "id" -> id = Json.text(in, MAX_ID_LENGTH);
      case "version" -> version = version(in);
      case "withdrawn" -> withdrawn = in.hasToken(JsonToken.VALUE_TRUE);
      case "vehicle_id" -> vehicleId = Json.text(in, VehicleId.MAX_LENGTH);
      case "driver_id" -> driverId = Json.text(in, MAX_LENGTH);
      case "ts" -> tsMs = Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
      case "emitted_at" -> emittedAtMs = Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
      case "state" -> state = Json.text(in, MAX_LENGTH);
      case "was" -> was = Json.text(in, MAX_LENGTH);
      case "data" -> data = in.hasToken(JsonToken.START_OBJECT) ? object(in) : null;
      default -> {} // passed over
    }
  }

  private static long version(JsonParser in) throws IOException {
    double number = Json.number(in);
    boolean whole = number >= 1 && number <= MAX_VERSION && number == Math.rint(number);
    return whole ? (long) number : 0;
  }

  /** The object's own text. */
  private String object(JsonParser in) throws IOException {
    int from = (int) in.currentTokenLocation().getByteOffset();
    in.skipChildren();
    int to = (int) in.currentLocation().getByteOffset();
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static void require(boolean good, String name) throws Refusal.RefusedException {
    if (!good) {
      throw new Refusal.RefusedException(Refusal.FIELD, name + " is missing or wrong");
    }
  }
}
