package io.fleet.local.bench.probe;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Posts single events to the gateway and does not wait for the answers. */
final class EventPost {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ACCEPTED = 202;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI telemetry;
  private final String authorization;

  /**
   * @param gatewayUrl where events are posted
   * @param token lets in who may speak for every vehicle
   */
  EventPost(String gatewayUrl, String token) {
    this.telemetry = URI.create(gatewayUrl + "/v1/telemetry");
    this.authorization = "Bearer " + token;
  }

  /**
   * Posts one event.
   *
   * @param acknowledged when it was taken
   * @param refused when it was answered otherwise, or not at all
   */
  void post(String json, Runnable acknowledged, Runnable refused) {
    HttpRequest request =
        HttpRequest.newBuilder(telemetry)
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    client
        .sendAsync(request, BodyHandlers.discarding())
        .whenComplete(
            (answer, e) ->
                (e == null && answer.statusCode() == ACCEPTED ? acknowledged : refused).run());
  }
}
