package io.fleet.notifier.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import io.fleet.events.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;

/** {@link Replay} as JSON of its topic. Unknown members are passed over. */
public final class ReplayJson {
  private ReplayJson() {}

  /** The record as its topic has it. */
  public static byte[] write(Replay replay) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("endpoint", replay.endpointId());
      json.writeFieldName("event");
      EventJson.write(replay.event(), json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a record.
   *
   * @param origin where it stands; the event's from now on, so that its delivery belongs to whoever
   *     owns that shard
   * @throws Refusal.RefusedException if it is none
   */
  public static Replay read(byte[] bytes, String origin) throws Refusal.RefusedException {
    try (JsonParser in = Json.FACTORY.createParser(bytes)) {
      String endpointId = null;
      Event event = null;
      boolean object = in.nextToken() == JsonToken.START_OBJECT;
      while (object && in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "endpoint" -> endpointId = in.getValueAsString();
          case "event" -> event = EventJson.read(in, bytes);
          default -> in.skipChildren();
        }
      }
      if (endpointId == null || event == null) {
        throw new Refusal.RefusedException(Refusal.FIELD, "endpoint or event is missing");
      }
      return new Replay(endpointId, event.from(origin));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw new Refusal.RefusedException(Refusal.MALFORMED, "no replay");
    }
  }
}
