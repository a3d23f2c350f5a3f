package io.fleet.gateway.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.AlertAction;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What whoever says something about an alert hears. */
final class AlertActionReply {
  private AlertActionReply() {}

  static byte[] receipt(AlertAction action) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("action_id", action.actionId().toString());
      json.writeStringField("at", Iso8601.format(action.atMs()));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
