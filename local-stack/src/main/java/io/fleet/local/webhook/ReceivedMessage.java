package io.fleet.local.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One message as it came.
 *
 * @param webhookId the sender's id of it, the same for every attempt
 * @param verified whether the signature is right
 * @param body what it says
 */
public record ReceivedMessage(String webhookId, boolean verified, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One line for people. */
  String line() {
    JsonNode message = content();
    JsonNode alert = message.path("data");
    return "%s v%s %s vehicle=%s alert=%s %s %s"
        .formatted(
            message.path("type").asText("?"),
            alert.path("version").asText("?"),
            alert.path("state").asText("?"),
            alert.path("vehicle_id").asText("?"),
            alert.path("alert_id").asText("?"),
            webhookId,
            verified ? "verified" : "NOT VERIFIED");
  }

  /** One line of JSON. */
  String json() {
    ObjectNode object = JSON.createObjectNode();
    object.put("webhook_id", webhookId);
    object.put("verified", verified);
    object.set("message", content());
    return object.toString();
  }

  private JsonNode content() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
