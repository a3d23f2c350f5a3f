package io.fleet.simulator.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;

/**
 * Telemetry JSON, one object a line. Each line is posted as it stands, so that the gateway judges
 * it; only a shift rewrites its times. Empty lines do not count.
 */
final class JsonLinesFile implements RecordedFile {
  private final BufferedReader in;
  private final long shiftMs;
  private long line;

  JsonLinesFile(BufferedReader in, long shiftMs) {
    this.in = in;
    this.shiftMs = shiftMs;
  }

  @Override
  public RecordedEvent next() throws IOException {
    String text;
    do {
      text = in.readLine();
      line++;
    } while (text != null && text.isBlank());
    return text == null ? null : event(text);
  }

  private RecordedEvent event(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      return read(bytes);
    } catch (JsonProcessingException e) {
      return new RecordedEvent(line, "", RecordedEvent.NO_TIME, bytes, null);
    }
  }

  private RecordedEvent read(byte[] bytes) throws IOException {
    String vehicleId = "";
    long timestampMs = RecordedEvent.NO_TIME;
    try (JsonParser json = Json.FACTORY.createParser(bytes)) {
      boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
      while (isObject && json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "vehicle_id" -> vehicleId = json.getText();
          case "timestamp" -> timestampMs = timestampMs(json);
          default -> json.skipChildren();
        }
      }
    }
    byte[] shifted = shiftMs == 0 ? bytes : ShiftedJson.shift(bytes, shiftMs);
    return new RecordedEvent(line, vehicleId, timestampMs, shifted, null);
  }

  /** A time of either form, or {@link RecordedEvent#NO_TIME}. */
  static long timestampMs(JsonParser json) throws IOException {
    try {
      return switch (json.currentToken()) {
        case VALUE_NUMBER_INT -> json.getLongValue();
        case VALUE_STRING -> Iso8601.parse(json.getText());
        default -> RecordedEvent.NO_TIME;
      };
    } catch (DateTimeException | ArithmeticException e) {
      return RecordedEvent.NO_TIME;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
