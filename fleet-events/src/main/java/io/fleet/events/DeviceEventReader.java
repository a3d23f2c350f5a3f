package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads elements of a message's {@code events}; what makes no sense in one is named there. */
public final class DeviceEventReader {
  private static final String NAME = "events";
  private static final int MAX_TYPE_LENGTH = 64;
  private static final double MAX_VALUE_G = 200;
  private static final int VALUE_SCALE = 1_000;

  private final DroppedFields dropped;
  private String type;
  private int valueMg;
  private int speedCkmph;
  private long atMs;

  DeviceEventReader(DroppedFields dropped) {
    this.dropped = dropped;
  }

  /**
   * The events that {@link TelemetryWriter#eventsJson} wrote.
   *
   * @throws IOException if it is no JSON array
   */
  public static List<DeviceEvent> readAll(String json) throws IOException {
    List<DeviceEvent> events = new ArrayList<>();
    DeviceEventReader reader = new DeviceEventReader(new DroppedFields());
    try (JsonParser in = Json.FACTORY.createParser(json)) {
      if (in.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("a JSON array expected");
      }
      while (Json.nextElement(in)) {
        DeviceEvent event = reader.read(in);
        if (event != null) {
          events.add(event);
        }
      }
    }
    return events;
  }

  /** The event at the parser's token, or null if it names no type. */
  DeviceEvent read(JsonParser in) throws IOException {
    type = null;
    valueMg = DeviceEvent.UNKNOWN;
    speedCkmph = DeviceEvent.UNKNOWN;
    atMs = DeviceEvent.NO_TIME;
    if (in.hasToken(JsonToken.START_OBJECT)) {
      for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
        readMember(in, name);
        in.skipChildren();
      }
    } else {
      in.skipChildren();
    }
    if (type == null) {
      dropped.add(NAME, DropReason.ELEMENT);
      return null;
    }
    return new DeviceEvent(type, valueMg, speedCkmph, atMs);
  }

  private void readMember(JsonParser in, String name) throws IOException {
    switch (name) {
      case "type" -> type = dropped.textOr(type, in, NAME, MAX_TYPE_LENGTH);
      case "value_g" -> readValue(in);
      case "speed_kmph" -> readSpeed(in);
      case "at" -> readTime(in);
      default -> {
        // unknown members are passed over
      }
    }
  }

  private void readValue(JsonParser in) throws IOException {
    double value = Json.number(in);
    if (Math.abs(value) <= MAX_VALUE_G) {
      valueMg = (int) Math.round(value * VALUE_SCALE);
    } else {
      dropped.addUnlessAbsent(in, NAME, DropReason.ELEMENT);
    }
  }

  private void readSpeed(JsonParser in) throws IOException {
    double value = Json.number(in);
    if (TelemetryField.SPEED.accepts(value)) {
      speedCkmph = TelemetryField.SPEED.canonical(value);
    } else {
      dropped.addUnlessAbsent(in, NAME, DropReason.ELEMENT);
    }
  }

  private void readTime(JsonParser in) throws IOException {
    try {
      if (!Json.isAbsent(in)) {
        atMs = Json.timestampMs(in);
      }
    } catch (Refusal.RefusedException e) {
      dropped.add(NAME, DropReason.ELEMENT);
    }
  }
}
