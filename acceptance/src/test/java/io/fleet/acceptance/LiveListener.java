package io.fleet.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Keeps everything the live stream says to somebody who may see all of it. */
final class LiveListener implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path file;
  private final CompletableFuture<HttpResponse<Path>> stream;

  LiveListener(FleetStack stack, Path file) throws Exception {
    this.file = file;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.queryUrl() + "/v1/live"))
            .header("Authorization", "Bearer " + stack.token())
            .header("Accept", "text/event-stream")
            .build();
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    stream = http.sendAsync(request, BodyHandlers.ofFile(file));
    await("the live stream").atMost(PATIENCE).until(() -> heard().length > 0);
  }

  void awaitWord(String word) {
    await(word + " in the live stream")
        .atMost(PATIENCE)
        .until(() -> new String(heard(), UTF_8).contains(word));
  }

  /** What was said until now. */
  byte[] heard() throws IOException {
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  @Override
  public void close() {
    stream.cancel(true);
  }
}
