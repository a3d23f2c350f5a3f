package io.fleet.local.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Counts rows in ClickHouse over its HTTP interface. */
public final class ClickHouseCounts {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI uri;

  ClickHouseCounts(String url) {
    this.uri = URI.create(url + "/?database=fleet");
  }

  /** Rows of the telemetry table as they lie, repeated ones too; cheap enough to be asked often. */
  public long telemetryRowsSoFar() throws IOException, InterruptedException {
    return number("SELECT count() FROM telemetry");
  }

  /** Telemetry rows by identity. */
  public long telemetryRows() throws IOException, InterruptedException {
    return number("SELECT count() FROM telemetry FINAL");
  }

  public long trips() throws IOException, InterruptedException {
    return number("SELECT count() FROM trips FINAL");
  }

  public long overspeedEpisodes() throws IOException, InterruptedException {
    return number("SELECT count() FROM overspeed_episodes FINAL");
  }

  public long alerts() throws IOException, InterruptedException {
    return number("SELECT count() FROM alerts FINAL");
  }

  public long deadLetters() throws IOException, InterruptedException {
    return number("SELECT count() FROM dead_letters FINAL");
  }

  private long number(String sql) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(sql, StandardCharsets.UTF_8))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          "ClickHouse answered " + response.statusCode() + ": " + response.body());
    }
    return Long.parseLong(response.body().trim());
  }
}
