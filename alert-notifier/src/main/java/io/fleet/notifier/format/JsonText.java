package io.fleet.notifier.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes JSON in memory, where nothing can go wrong with input and output. */
final class JsonText {
  private JsonText() {}

  /** Writes members of the one object. */
  interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  static String object(Members members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
