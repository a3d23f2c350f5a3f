package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads one element of a message's {@code events}. */
final class DeviceEventReader {
  private static final int MAX_TYPE_LENGTH = 64;

  /** The event at the parser's token, or null if it names no type. */
  DeviceEvent read(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      return null;
    }
    String type = null;
    int valueMg = DeviceEvent.UNKNOWN;
    int speedCkmph = DeviceEvent.UNKNOWN;
    long atMs = DeviceEvent.NO_TIME;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "type" -> type = Json.text(in, MAX_TYPE_LENGTH);
        case "value_g" -> valueMg = canonical(in, -200, 200, 1_000);
        case "speed_kmph" -> speedCkmph = canonical(in, 0, 1_000, 100);
        case "at" -> atMs = time(in);
        default -> in.skipChildren();
      }
    }
    return type == null ? null : new DeviceEvent(type, valueMg, speedCkmph, atMs);
  }

  private static int canonical(JsonParser in, double min, double max, int scale)
      throws IOException {
    double value = Json.number(in);
    in.skipChildren();
    return value >= min && value <= max ? (int) Math.round(value * scale) : DeviceEvent.UNKNOWN;
  }

  private static long time(JsonParser in) throws IOException {
    try {
      return Json.timestampMs(in);
    } catch (Refusal.RefusedException e) {
      in.skipChildren();
      return DeviceEvent.NO_TIME;
    }
  }
}
