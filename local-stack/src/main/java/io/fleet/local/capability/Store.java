package io.fleet.local.capability;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Asks ClickHouse the queries in {@code capability/}, each within bounds of time and memory. */
final class Store {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Map<String, String> BOUNDS =
      Map.of(
          "max_execution_time",
          Long.toString(PATIENCE.toSeconds()),
          "max_memory_usage",
          "1000000000",
          "max_bytes_before_external_sort",
          "400000000",
          "readonly",
          "2");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final String url;

  /**
   * One store.
   *
   * @param url of ClickHouse's HTTP interface
   */
  Store(String url) {
    this.url = url;
  }

  /** The answer to a query with parameters, in a format. */
  String ask(String query, String format, Map<String, String> parameters)
      throws IOException, InterruptedException {
    StringBuilder uri =
        new StringBuilder(url).append("/?database=fleet&default_format=").append(format);
    new TreeMap<>(BOUNDS).forEach((name, value) -> add(uri, name, value));
    parameters.forEach((name, value) -> add(uri, "param_" + name, value));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri.toString()))
            .timeout(PATIENCE.plusSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofString(sql(query), StandardCharsets.UTF_8))
            .build();
    HttpResponse<String> answer =
        client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new IOException(
          "ClickHouse answered " + answer.statusCode() + " to " + query + ": " + answer.body());
    }
    return answer.body();
  }

  private static void add(StringBuilder uri, String name, String value) {
    uri.append('&')
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private static String sql(String query) throws IOException {
    try (InputStream in = Store.class.getResourceAsStream("/capability/" + query + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
