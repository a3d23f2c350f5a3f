package io.fleet.gateway.reference.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.gateway.broker.GatewayWorld;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;

/** Somebody in the office who keeps the reference data. */
final class ReferenceHttp {
  static final String JSON = "application/json";
  static final String CSV = "text/csv";
  static final String LINES = "application/x-ndjson";
  static final String GEOJSON = "application/geo+json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private String token = GatewayWorld.token("ada", "operator");

  ReferenceHttp(URI base) {
    this.base = base;
  }

  ReferenceHttp as(String name, String role) {
    token = GatewayWorld.token(name, role);
    return this;
  }

  ReferenceHttp asNobody() {
    token = null;
    return this;
  }

  /** An answer that is JSON. */
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() throws Exception {
      return MAPPER.readTree(response.body());
    }

    Answer assertStatus(int status) {
      assertThat(status()).as(response.body()).isEqualTo(status);
      return this;
    }

    Answer assertProblem(int status, String type) throws Exception {
      assertStatus(status);
      assertThat(header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(json().path("type").asText()).isEqualTo("/problems/" + type);
      return this;
    }
  }

  Answer get(String path) throws Exception {
    return send(request(path).GET());
  }

  Answer put(String path, String body, String... headers) throws Exception {
    return putAsync(path, body, headers).get();
  }

  CompletableFuture<Answer> putAsync(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::new);
  }

  Answer delete(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path).DELETE();
    return send(headers.length > 0 ? request.headers(headers) : request);
  }

  Answer post(String path, String type, String body) throws Exception {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  Answer postGzip(String path, String type, byte[] plain) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return send(
        request(path)
            .header("Content-Type", type)
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
  }

  Answer send(String method, String path, String type, String body) throws Exception {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
    return send(type == null ? request : request.header("Content-Type", type));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) throws Exception {
    return new Answer(client.send(request.build(), BodyHandlers.ofString()));
  }
}
