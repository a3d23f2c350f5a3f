package io.fleet.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** What whoever says something about an event or an alert hears once the log has it. */
public final class ActionReceipt {
  private ActionReceipt() {}

  /**
   * 202 with the action's id and time.
   *
   * @param atMs epoch milliseconds
   */
  public static Response of(UUID actionId, long atMs) {
    return Response.accepted(json(actionId, atMs)).type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static byte[] json(UUID actionId, long atMs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("action_id", actionId.toString());
      json.writeStringField("at", Iso8601.format(atMs));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
