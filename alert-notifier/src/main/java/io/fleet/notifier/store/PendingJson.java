package io.fleet.notifier.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Pending deliveries as JSON. */
final class PendingJson {
  private String endpointId;
  private int attempts;
  private long nextAttemptAtMs;
  private Event event;

  private PendingJson() {}

  static byte[] write(Pending pending) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("endpoint", pending.endpointId());
      json.writeNumberField("attempts", pending.attempts());
      json.writeStringField("next_attempt_at", Iso8601.format(pending.nextAttemptAtMs()));
      json.writeFieldName("event");
      EventJson.write(pending.event(), json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException if the bytes are no pending delivery
   */
  static Pending read(String messageId, byte[] bytes) {
    try (JsonParser in = Json.FACTORY.createParser(bytes)) {
      PendingJson read = new PendingJson();
      read.readObject(in, bytes);
      if (read.endpointId == null || read.event == null) {
        throw new IllegalArgumentException("endpoint or event is missing");
      }
      return new Pending(
          messageId, read.endpointId, read.attempts, read.nextAttemptAtMs, read.event);
    } catch (IOException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("no pending delivery", e);
    }
  }

  private void readObject(JsonParser in, byte[] bytes) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("a JSON object expected");
    }
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "endpoint" -> endpointId = in.getValueAsString();
        case "attempts" -> attempts = in.getValueAsInt();
        case "next_attempt_at" -> nextAttemptAtMs = Iso8601.parse(in.getText());
        case "event" -> event = EventJson.read(in, bytes);
        default -> in.skipChildren();
      }
    }
  }
}
