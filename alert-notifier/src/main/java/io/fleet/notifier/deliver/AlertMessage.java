package io.fleet.notifier.deliver;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.events.NameUuid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What all endpoints are told of one version of an alert.
 *
 * @param alert the version
 * @param origin {@code topic-partition-offset} of its record
 * @param eventType {@code vehicle.overspeed.opened}, {@code external.<type>}
 * @param payload the body of the request: {@code type}, {@code timestamp} (event time), {@code
 *     data} (the alert)
 */
public record AlertMessage(Alert alert, String origin, String eventType, String payload) {

  /** The message an alert becomes; the same alert becomes the same bytes. */
  public static AlertMessage of(Alert alert, String origin) {
    String type =
        alert.external()
            ? "external." + alert.alertType()
            : "vehicle." + alert.alertType() + '.' + alert.state().wireName();
    return new AlertMessage(alert, origin, type, payload(alert, type));
  }

  /** The webhook-id: the same for every attempt, another one for each version and endpoint. */
  public String idFor(String endpointId) {
    return "msg_"
        + NameUuid.of("message", alert.alertId(), Long.toString(alert.version()), endpointId);
  }

  private static String payload(Alert alert, String type) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", type);
      json.writeStringField("timestamp", Iso8601.format(alert.tsMs()));
      json.writeFieldName("data");
      AlertJson.write(alert, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
