package io.fleet.simulator.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Rewrites the times of one telemetry object: {@code timestamp}, and {@code at} of its {@code
 * events}. All else is copied as it is; a time that makes no sense too.
 */
public final class ShiftedJson {
  private ShiftedJson() {}

  /**
   * The object with every time so much later.
   *
   * @throws IOException if it is no JSON
   */
  public static byte[] shift(byte[] bytes, long shiftMs) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16);
    try (JsonParser in = Json.FACTORY.createParser(bytes);
        JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      while (in.nextToken() != null) {
        long timeMs = isTime(in) ? JsonLinesFile.timestampMs(in) : RecordedEvent.NO_TIME;
        if (timeMs == RecordedEvent.NO_TIME) {
          json.copyCurrentEventExact(in);
        } else if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          json.writeNumber(timeMs + shiftMs);
        } else {
          json.writeString(Iso8601.format(timeMs + shiftMs));
        }
      }
    }
    return out.toByteArray();
  }

  private static boolean isTime(JsonParser in) {
    if (!in.currentToken().isScalarValue()) {
      return false;
    }
    String path = in.getParsingContext().pathAsPointer().toString();
    return path.equals("/timestamp") || path.matches("/events/\\d+/at");
  }
}
