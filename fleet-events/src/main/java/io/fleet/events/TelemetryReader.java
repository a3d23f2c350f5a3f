package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads telemetry JSON with the streaming parser: strict about who and when, tolerant of the rest.
 * Unknown members are passed over, an optional one that makes no sense is dropped and named. Of a
 * member given twice the last that makes sense counts. Reusable; not for several threads at once.
 */
public final class TelemetryReader {
  /** The refusal of a message that names no vehicle at all. */
  public static final Refusal VEHICLE_ID_MISSING =
      new Refusal(Refusal.VEHICLE_ID, "vehicle_id is missing");

  /** The refusal of a message that tells no time at all. */
  public static final Refusal TIMESTAMP_MISSING =
      new Refusal(Refusal.TIMESTAMP, "timestamp is missing");

  private static final int MAX_ID_LENGTH = 128;
  private static final int MAX_EVENT_ID_LENGTH = 256;
  private static final int MAX_WORD_LENGTH = 16;

  private final TelemetryBuilder builder = new TelemetryBuilder();
  private final DroppedFields dropped = new DroppedFields();
  private final TelemetryListReader lists = new TelemetryListReader(builder, dropped);
  private Refusal refusal;
  private Consumer<TelemetryBuilder> addition = builder -> {};

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

  /** Reads one message that is a whole JSON document; never throws for what the bytes say. */
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
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      readMember(in, name);
      in.skipChildren();
    }
    return finish();
  }

  /**
   * Reads one message to which its way here adds something: what the last part of a path or topic
   * says is as good as a member.
   *
   * @param more is told what was read before it is judged whether that is enough
   */
  public TelemetryReading read(
      byte[] json, int offset, int length, Consumer<TelemetryBuilder> more) {
    addition = more;
    try {
      return read(json, offset, length);
    } finally {
      addition = builder -> {};
    }
  }

  /** The vehicle that the message last read names, null if it names none that could be one. */
  public String lastVehicleId() {
    return builder.vehicleId;
  }

  /** The time that the message last read tells, epoch milliseconds; null if it tells none. */
  public Long lastTimestampMs() {
    return builder.timestampKnown ? builder.timestampMs : null;
  }

  /** The sender's own id of the message last read, or null. */
  public String lastEventId() {
    return builder.eventId;
  }

  /** Whether the message last read says of itself that it is private, refused or not. */
  public boolean lastIsPrivate() {
    return builder.has(TelemetryField.PRIVATE) && builder.canonical(TelemetryField.PRIVATE) == 1;
  }

  /**
   * The message last read as one of that vehicle and time.
   *
   * @param serverTime whether the time is the server's and not the device's
   * @return null if there was nothing in it, or it was no JSON
   */
  public Telemetry lastAs(String vehicleId, long timestampMs, boolean serverTime) {
    if (!builder.hasContent()) {
      return null;
    }
    return builder.vehicleId(vehicleId).timestampMs(timestampMs).serverTime(serverTime).build();
  }

  /**
   * The message last read, however wrong its time, at the server's time: for urgent content.
   *
   * @return null if the vehicle is not known either, or the message was no JSON
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
      case "event_id" ->
          builder.eventId = dropped.textOr(builder.eventId, in, name, MAX_EVENT_ID_LENGTH);
      case "driver_id" ->
          builder.driverId = dropped.textOr(builder.driverId, in, name, MAX_ID_LENGTH);
      case "trip_id" -> builder.tripId = dropped.textOr(builder.tripId, in, name, MAX_ID_LENGTH);
      case "driver_activity" -> readDriverActivity(in, name);
      case "time_source" ->
          builder.serverTime = "server".equals(dropped.textOr(null, in, name, MAX_WORD_LENGTH));
      case "fault_codes" -> lists.readFaultCodes(in, name);
      case "events" -> lists.readEvents(in, name);
      case "tags" -> lists.readTags(in, name);
      default -> {
        // unknown members are passed over
      }
    }
  }

  private void readField(JsonParser in, TelemetryField field) throws IOException {
    JsonToken token = in.currentToken();
    if (field.isFlag()) {
      if (token.isBoolean()) {
        builder.setCanonical(field, token == JsonToken.VALUE_TRUE ? 1 : 0);
        return;
      }
    } else if (token.isNumeric()) {
      double value = in.getDoubleValue();
      if (field.accepts(value)) {
        builder.setCanonical(field, field.canonical(value));
        return;
      }
    }
    boolean isNumber = token.isNumeric() && !field.isFlag();
    DropReason reason = isNumber ? DropReason.RANGE : DropReason.TYPE;
    dropped.addUnlessAbsent(in, field.wireName(), reason);
  }

  private void readVehicleId(JsonParser in) throws IOException {
    String id = Json.text(in, VehicleId.MAX_LENGTH);
    if (VehicleId.isValid(id)) {
      builder.vehicleId = id;
    } else {
      refuse(Refusal.VEHICLE_ID, "vehicle_id: 1-64 characters of A-Za-z0-9_.:- expected");
    }
  }

  private void readTimestamp(JsonParser in) throws IOException {
    try {
      builder.timestampMs(Json.timestampMs(in));
    } catch (Refusal.RefusedException e) {
      refuse(e.refusal().reason(), e.refusal().detail());
    }
  }

  private void readDriverActivity(JsonParser in, String name) throws IOException {
    DriverActivity activity = DriverActivity.ofWireName(Json.text(in, MAX_WORD_LENGTH));
    if (activity != null) {
      builder.driverActivity = activity;
    } else {
      dropped.addUnlessAbsent(in, name, DropReason.WORD);
    }
  }

  private void refuse(String reason, String detail) {
    if (refusal == null) {
      refusal = new Refusal(reason, detail);
    }
  }

  private TelemetryReading finish() {
    addition.accept(builder);
    if (builder.vehicleId == null) {
      refuse(VEHICLE_ID_MISSING.reason(), VEHICLE_ID_MISSING.detail());
    }
    if (!builder.timestampKnown) {
      refuse(TIMESTAMP_MISSING.reason(), TIMESTAMP_MISSING.detail());
    }
    nameHalfPosition();
    builder.dropUnbelievablePosition();
    if (!builder.hasContent()) {
      refuse(Refusal.EMPTY, "neither a position nor other known content");
    }
    Telemetry telemetry = refusal == null ? builder.build() : null;
    return new TelemetryReading(telemetry, refusal, builder.isUrgent(), dropped.reasons());
  }

  private void nameHalfPosition() {
    boolean lat = builder.has(TelemetryField.LAT);
    if (lat != builder.has(TelemetryField.LON)) {
      TelemetryField half = lat ? TelemetryField.LAT : TelemetryField.LON;
      dropped.add(half.wireName(), DropReason.HALF);
    }
  }

  private TelemetryReading malformed(String detail) {
    builder.clear();
    return new TelemetryReading(null, new Refusal(Refusal.MALFORMED, detail), false, Map.of());
  }

  /** What is wrong and where, without the content that Jackson may quote. */
  private static String messageOf(IOException e) {
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      return "no JSON at byte " + json.getLocation().getByteOffset();
    }
    return "no JSON";
  }
}
