package io.fleet.notifier.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.notifier.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The body by the Standard Webhooks specification: {@code type}, {@code timestamp} (event time),
 * {@code data}. The time of sending is told by the header {@code webhook-timestamp}.
 */
public final class StandardFormat {
  private StandardFormat() {}

  /** The same event becomes the same bytes. */
  public static String body(Event event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", event.type());
      json.writeStringField("timestamp", Iso8601.format(event.occurredAtMs()));
      json.writeFieldName("data");
      json.writeRawValue(event.data());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
