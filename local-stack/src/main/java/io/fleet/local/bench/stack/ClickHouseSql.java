package io.fleet.local.bench.stack;

import java.io.IOException;
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

/** Runs statements over ClickHouse's HTTP interface, as the database {@code fleet}. */
public final class ClickHouseSql {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String url;
  private final Duration patience;

  /**
   * @param url of the interface
   * @param patience for one statement
   */
  public ClickHouseSql(String url, Duration patience) {
    this.url = url;
    this.patience = patience;
  }

  /**
   * Runs one statement to its end.
   *
   * @param parameters what {@code {name:Type}} stands for
   * @return the answer as tab-separated text
   * @throws IOException with the server's words if it refuses
   */
  public String run(String sql, Map<String, String> parameters)
      throws IOException, InterruptedException {
    StringBuilder uri = new StringBuilder(url).append("/?database=fleet");
    parameters.forEach(
        (name, value) -> uri.append("&param_").append(name).append('=').append(encoded(value)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri.toString()))
            .timeout(patience)
            .POST(BodyPublishers.ofString(sql, StandardCharsets.UTF_8))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          "ClickHouse answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
