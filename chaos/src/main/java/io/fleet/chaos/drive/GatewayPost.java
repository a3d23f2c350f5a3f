package io.fleet.chaos.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Posts to one gateway. For any thread. */
final class GatewayPost {
  /** What the gateway said, as far as one can rely on it. */
  enum Outcome {
    /** It has all of it. */
    ACCEPTED,
    /** It will not have it, whenever it is sent. */
    REFUSED,
    /** It has some of it. */
    IN_PART,
    /** Nobody knows; to be sent again. */
    UNKNOWN
  }

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI uri;
  private final String authorization;

  GatewayPost(String url, String token) {
    this.uri = URI.create(url + "/v1/telemetry");
    this.authorization = "Bearer " + token;
  }

  /**
   * Posts events, one a line.
   *
   * @param events how many
   */
  Outcome post(String lines, int events) throws InterruptedException {
    try {
      return outcome(client.send(request(lines), BodyHandlers.ofString()), events);
    } catch (IOException e) {
      return Outcome.UNKNOWN;
    }
  }

  /** Posts one event without waiting. */
  CompletableFuture<Outcome> postLater(String event) {
    return client
        .sendAsync(request(event), BodyHandlers.ofString())
        .thenApply(answer -> outcome(answer, 1))
        .exceptionally(failure -> Outcome.UNKNOWN);
  }

  private HttpRequest request(String lines) {
    return HttpRequest.newBuilder(uri)
        .timeout(PATIENCE)
        .header("Authorization", authorization)
        .header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(lines, StandardCharsets.UTF_8))
        .build();
  }

  private Outcome outcome(HttpResponse<String> answer, int events) {
    int status = answer.statusCode();
    if (status == 202 || status == 422) {
      int accepted = accepted(answer.body());
      return accepted == events
          ? Outcome.ACCEPTED
          : accepted == 0 ? Outcome.REFUSED : Outcome.IN_PART;
    }
    return status == 400 ? Outcome.REFUSED : Outcome.UNKNOWN;
  }

  private int accepted(String body) {
    try {
      JsonNode accepted = json.readTree(body).path("accepted");
      return accepted.asInt(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
