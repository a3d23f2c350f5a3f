package io.fleet.local.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.gateway.GatewayClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Asks a gateway about devices; what it refuses is an exception with its own words. */
final class DeviceClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayClient gateway;

  DeviceClient(GatewayAccess access) {
    this.gateway = new GatewayClient(access, PATIENCE);
  }

  /** A page of devices, beginning behind an id. */
  JsonNode list(String after) throws IOException, InterruptedException {
    return ask("GET", "?limit=500&after=" + GatewayClient.part(after), Map.of());
  }

  JsonNode issueToken(String deviceId, Map<String, String> body)
      throws IOException, InterruptedException {
    return ask("POST", "/" + GatewayClient.part(deviceId) + "/tokens", body);
  }

  JsonNode rotateToken(String deviceId, Map<String, String> body)
      throws IOException, InterruptedException {
    return ask("POST", "/" + GatewayClient.part(deviceId) + "/tokens/rotate", body);
  }

  JsonNode get(String deviceId) throws IOException, InterruptedException {
    return ask("GET", "/" + GatewayClient.part(deviceId), Map.of());
  }

  void revoke(String deviceId, String kind, String credentialId)
      throws IOException, InterruptedException {
    String path = kind.replace('_', '-') + "s/" + GatewayClient.part(credentialId);
    ask("DELETE", "/" + GatewayClient.part(deviceId) + "/" + path, Map.of());
  }

  void revokeAll(String deviceId) throws IOException, InterruptedException {
    ask("DELETE", "/" + GatewayClient.part(deviceId) + "/credentials", Map.of());
  }

  void block(String deviceId, boolean blocked) throws IOException, InterruptedException {
    ask("POST", "/" + GatewayClient.part(deviceId) + (blocked ? "/block" : "/unblock"), Map.of());
  }

  private JsonNode ask(String method, String path, Map<String, String> body)
      throws IOException, InterruptedException {
    String whole = "/v1/devices" + path;
    HttpResponse<byte[]> answer =
        body.isEmpty()
            ? gateway.ask(method, whole)
            : gateway.askWithJson(method, whole, JSON.writeValueAsBytes(body));
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(refusal(answer));
    }
    return JSON.readTree(answer.body());
  }

  private static String refusal(HttpResponse<byte[]> answer) throws IOException {
    try {
      JsonNode problem = JSON.readTree(answer.body());
      String title = problem.path("title").asText("answered " + answer.statusCode());
      String detail = problem.path("detail").asText("");
      return detail.isEmpty() ? title : title + ": " + detail;
    } catch (JsonProcessingException e) {
      return "answered " + answer.statusCode();
    }
  }
}
