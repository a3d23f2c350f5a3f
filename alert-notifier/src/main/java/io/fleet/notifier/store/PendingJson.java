package io.fleet.notifier.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.events.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Pending deliveries as JSON; the alert stands in them as it stands in its topic. */
final class PendingJson {
  private String endpointId;
  private int attempts;
  private long nextAttemptAtMs;
  private String origin = "";
  private Alert alert;

  private PendingJson() {}

  static byte[] write(Pending pending) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("endpoint", pending.endpointId());
      json.writeNumberField("attempts", pending.attempts());
      json.writeStringField("next_attempt_at", Iso8601.format(pending.nextAttemptAtMs()));
      json.writeStringField("origin", pending.origin());
      json.writeFieldName("alert");
      AlertJson.write(pending.alert(), json);
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
      if (read.endpointId == null || read.alert == null) {
        throw new IllegalArgumentException("endpoint or alert is missing");
      }
      return new Pending(
          messageId, read.endpointId, read.attempts, read.nextAttemptAtMs, read.origin, read.alert);
    } catch (IOException | Refusal.RefusedException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("no pending delivery", e);
    }
  }

  private void readObject(JsonParser in, byte[] bytes)
      throws IOException, Refusal.RefusedException {
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
        case "origin" -> origin = in.getValueAsString("");
        case "alert" -> alert = alert(in, bytes);
        default -> in.skipChildren();
      }
    }
  }

  private static Alert alert(JsonParser in, byte[] bytes)
      throws IOException, Refusal.RefusedException {
    long from = in.currentTokenLocation().getByteOffset();
    in.skipChildren();
    long to = in.currentLocation().getByteOffset();
    return AlertJson.read(Arrays.copyOfRange(bytes, (int) from, (int) to));
  }
}
