package io.fleet.gateway.traccar;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Collects what a foreign message says, in our names and units. What is no number or flag is passed
 * on as the text it is, so that admission drops it with its name or refuses the event with its
 * reason: this room judges nothing.
 */
public final class TelemetryDraft {
  /** Labels of one message; what is more is left out. */
  static final int MAX_TAGS = 32;

  private static final int MAX_TAG_NAME = 64;
  private static final int MAX_TEXT = 256;

  private final Map<String, Object> members = new LinkedHashMap<>();
  private final Set<String> events = new LinkedHashSet<>();
  private final List<String> faultCodes = new ArrayList<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private Object timestamp;

  /** When it was: a number or text in one of Traccar's forms. */
  void time(Object value) {
    if (value != null) {
      OptionalLong ms = TelemetryDraft.instant(value);
      timestamp = ms.isPresent() ? Iso8601.format(ms.getAsLong()) : cut(value.toString());
    }
  }

  static OptionalLong instant(Object value) {
    return value instanceof Number number
        ? TraccarTime.ofNumber(number.longValue())
        : TraccarTime.parse(String.valueOf(value).trim());
  }

  /** Sets a number after multiplying it with a factor. */
  void number(String member, Object value, double factor) {
    OptionalNumber number = OptionalNumber.of(value);
    if (number.isThere()) {
      members.put(member, number.value() * factor);
    } else if (value != null) {
      members.put(member, cut(value.toString()));
    }
  }

  /** Sets a number for which a negative one means that it is not known. */
  void numberUnlessNegative(String member, Object value, double factor) {
    OptionalNumber number = OptionalNumber.of(value);
    if (!number.isThere() || number.value() >= 0) {
      number(member, value, factor);
    }
  }

  /** Sets a flag: true, false, 1 or 0. */
  void flag(String member, Object value) {
    if (value != null) {
      members.put(
          member,
          switch (value.toString()) {
            case "true", "1", "1.0" -> true;
            case "false", "0", "0.0" -> false;
            default -> cut(value.toString());
          });
    }
  }

  void text(String member, Object value) {
    if (value != null) {
      members.put(member, cut(value.toString()));
    }
  }

  boolean has(String member) {
    return members.containsKey(member);
  }

  /** Adds one or more alarms, parted by commas. */
  void alarms(Object value) {
    if (value instanceof String names) {
      for (String name : names.split(",", MAX_TAGS)) {
        if (!name.isBlank()) {
          events.add(Alarms.eventType(cut(name.trim())));
        }
      }
    }
  }

  void faultCodes(List<String> codes) {
    faultCodes.addAll(codes);
  }

  /** Keeps what has no name here as a label, if there is room. */
  void tag(String name, Object value) {
    String text = value == null ? "" : value.toString();
    boolean fits = name.length() <= MAX_TAG_NAME && text.length() <= MAX_TEXT;
    if (fits && !text.isEmpty() && (tags.size() < MAX_TAGS || tags.containsKey(name))) {
      tags.put(name, text);
    }
  }

  /**
   * The message as telemetry JSON.
   *
   * @param deviceId who sends it
   * @param nowMs the server's time, for messages that name none
   */
  public byte[] json(String deviceId, long nowMs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    write(deviceId, nowMs, bytes);
    return bytes.toByteArray();
  }

  void write(String deviceId, long nowMs, ByteArrayOutputStream bytes) {
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("vehicle_id", deviceId);
      json.writeObjectField("timestamp", timestamp == null ? Iso8601.format(nowMs) : timestamp);
      if (timestamp == null) {
        json.writeStringField("time_source", "server");
      }
      for (Map.Entry<String, Object> member : members.entrySet()) {
        json.writeObjectField(member.getKey(), member.getValue());
      }
      writeEvents(json);
      writeFaultCodes(json);
      writeTags(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeEvents(JsonGenerator json) throws IOException {
    if (events.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("events");
    for (String type : events) {
      json.writeStartObject();
      json.writeStringField("type", type);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeFaultCodes(JsonGenerator json) throws IOException {
    if (faultCodes.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("fault_codes");
    for (String code : faultCodes) {
      json.writeString(code);
    }
    json.writeEndArray();
  }

  private void writeTags(JsonGenerator json) throws IOException {
    if (tags.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("tags");
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      json.writeStringField(tag.getKey(), tag.getValue());
    }
    json.writeEndObject();
  }

  static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
