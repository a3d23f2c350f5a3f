package io.fleet.gateway.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.gateway.broker.GatewayWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Somebody who asks the gateway under test about devices, or a device that posts. */
final class DeviceApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final String token;

  DeviceApi(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  static DeviceApi operator(URI base) {
    return new DeviceApi(base, GatewayWorld.token("ada", "operator"));
  }

  /** The same gateway, asked with another token; null for none. */
  DeviceApi as(String other) {
    return new DeviceApi(base, other);
  }

  HttpResponse<String> ask(String method, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return ask("POST", path, body);
  }

  HttpResponse<String> get(String path) throws Exception {
    return ask("GET", path, null);
  }

  HttpResponse<String> delete(String path) throws Exception {
    return ask("DELETE", path, null);
  }

  /** Issues a credential of some kind to a device. */
  JsonNode issue(String deviceId, String kind, String body) throws Exception {
    HttpResponse<String> answer = post("/v1/devices/" + deviceId + "/" + kind, body);
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return json(answer);
  }

  /** The status of one telemetry event that the vehicle posts with this token. */
  int postEventOf(String vehicleId) throws Exception {
    return post(
            "/v1/telemetry",
            "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"lat\":48.1,\"lon\":11.5}"
                .formatted(vehicleId, Instant.now()))
        .statusCode();
  }

  static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }
}
