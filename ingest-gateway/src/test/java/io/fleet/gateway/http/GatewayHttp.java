package io.fleet.gateway.http;

import io.fleet.gateway.broker.GatewayWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** A device that posts to the gateway under test. */
final class GatewayHttp {
  static final String JSON = "application/json";
  static final String LINES = "application/x-ndjson";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private String token = GatewayWorld.token("relay");
  private String traceparent;

  GatewayHttp(URI base) {
    this.base = base;
  }

  GatewayHttp withToken(String other) {
    token = other;
    return this;
  }

  /** Says in which trace it posts from now on. */
  GatewayHttp tracedAs(String newTraceparent) {
    traceparent = newTraceparent;
    return this;
  }

  /** A good event of a vehicle, now, with more members inside the object. */
  static String event(String vehicleId, String more) {
    return "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"lat\":48.1,\"lon\":11.5%s}"
        .formatted(vehicleId, Instant.now(), more);
  }

  HttpResponse<String> post(String contentType, String body) throws Exception {
    return send(request(contentType).POST(BodyPublishers.ofString(body)));
  }

  /** Posts nothing and does not say in which form. */
  HttpResponse<String> postNothingTo(String path) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    return send(request.header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()));
  }

  HttpResponse<String> post(String path, String contentType, String body) throws Exception {
    return send(request(contentType).uri(base.resolve(path)).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> postGzip(String contentType, byte[] gzip) throws Exception {
    return postEncoded(contentType, gzip, "gzip");
  }

  /** Posts with one header line for each of the encodings. */
  HttpResponse<String> postEncoded(String contentType, byte[] body, String... encodings)
      throws Exception {
    HttpRequest.Builder request = request(contentType);
    for (String encoding : encodings) {
      request.header("Content-Encoding", encoding);
    }
    return send(request.POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> postTo(String path, String contentType, String body) throws Exception {
    return send(request(contentType).uri(base.resolve(path)).POST(BodyPublishers.ofString(body)));
  }

  /** Posts without saying how much it will be. */
  HttpResponse<String> postChunked(Supplier<InputStream> body) throws Exception {
    return send(request(JSON).POST(BodyPublishers.ofInputStream(body)));
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20)).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String contentType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/v1/telemetry"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", contentType);
    if (traceparent != null) {
      request.header("traceparent", traceparent);
    }
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(String plain) throws IOException {
    return gzip(plain.getBytes(StandardCharsets.UTF_8));
  }
}
