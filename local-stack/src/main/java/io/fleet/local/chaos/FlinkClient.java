package io.fleet.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks Flink's REST interface for its task managers. */
final class FlinkClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long LOOK_MS = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String url;

  FlinkClient(String url) {
    this.url = url;
  }

  /** Returns when so many task managers are registered. */
  void awaitTaskManagers(int count) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + LONG.toNanos();
    while (get("/taskmanagers").path("taskmanagers").size() < count) {
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException("no " + count + " task managers");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).build();
    return json.readTree(client.send(request, BodyHandlers.ofString()).body());
  }
}
