package io.fleet.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Command;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.gateway.command.CommandState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Answers about commands as JSON. */
final class CommandReplies {
  private CommandReplies() {}

  /** What whoever gave a command hears. */
  static byte[] receipt(Command command) {
    return written(
        json -> {
          json.writeStartObject();
          json.writeStringField("command_id", command.commandId());
          json.writeStringField("expires_at", Iso8601.format(command.expiresAtMs()));
          json.writeEndObject();
        });
  }

  /** Commands with what became of them. */
  static byte[] list(List<CommandState> states) {
    return written(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("commands");
          for (CommandState state : states) {
            write(json, state);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, CommandState state) throws IOException {
    Command command = state.command();
    json.writeStartObject();
    json.writeStringField("command_id", command.commandId());
    json.writeStringField("type", command.type());
    json.writeFieldName("params");
    json.writeRawValue(command.params());
    json.writeStringField("issued_at", Iso8601.format(command.issuedAtMs()));
    json.writeStringField("expires_at", Iso8601.format(command.expiresAtMs()));
    json.writeStringField("state", state.tag());
    json.writeStringField("since", Iso8601.format(state.sinceMs()));
    if (state.detail() != null) {
      json.writeStringField("detail", state.detail());
    }
    json.writeEndObject();
  }

  private static byte[] written(Body content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }
}
