package io.fleet.local.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Asks a gateway about devices; what it refuses is an exception with its own words. */
final class DeviceClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final URI gateway;
  private final String token;

  DeviceClient(URI gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  /** A page of devices, beginning behind an id. */
  JsonNode list(String after) throws IOException, InterruptedException {
    return ask("GET", "?limit=500&after=" + part(after), Map.of());
  }

  JsonNode issueToken(String deviceId, Map<String, String> body)
      throws IOException, InterruptedException {
    return ask("POST", "/" + part(deviceId) + "/tokens", body);
  }

  JsonNode rotateToken(String deviceId, Map<String, String> body)
      throws IOException, InterruptedException {
    return ask("POST", "/" + part(deviceId) + "/tokens/rotate", body);
  }

  JsonNode get(String deviceId) throws IOException, InterruptedException {
    return ask("GET", "/" + part(deviceId), Map.of());
  }

  void revoke(String deviceId, String kind, String credentialId)
      throws IOException, InterruptedException {
    String path = kind.replace('_', '-') + "s/" + part(credentialId);
    ask("DELETE", "/" + part(deviceId) + "/" + path, Map.of());
  }

  void revokeAll(String deviceId) throws IOException, InterruptedException {
    ask("DELETE", "/" + part(deviceId) + "/credentials", Map.of());
  }

  void block(String deviceId, boolean blocked) throws IOException, InterruptedException {
    ask("POST", "/" + part(deviceId) + (blocked ? "/block" : "/unblock"), Map.of());
  }

  private JsonNode ask(String method, String path, Map<String, String> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve("/v1/devices" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(refusal(answer));
      }
      return JSON.readTree(answer.body());
    } catch (ConnectException e) {
      throw new IllegalStateException("nobody answers at " + gateway + "; run fleet up first", e);
    }
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

  private static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
