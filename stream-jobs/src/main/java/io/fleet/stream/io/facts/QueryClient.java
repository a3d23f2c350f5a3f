package io.fleet.stream.io.facts;

import io.fleet.stream.io.clickhouse.ClickHouseSinkConfig;
import java.io.IOException;
import java.io.InputStream;
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

/**
 * Asks ClickHouse over HTTP, with parameters that the server binds. The server answers when it has
 * the whole answer, so that a question that fails halfway has a status that says so; the answer is
 * then read as it comes. No wait is longer than the limit: to connect, for the answer to begin, and
 * for each of its next bytes. For several threads at once.
 */
final class QueryClient {
  private static final String FORMAT = "&default_format=RowBinary&wait_end_of_query=1";

  /** In the order of the key nothing is sorted, and small blocks are read when a page is full. */
  private static final String SETTINGS =
      "&max_threads=2&optimize_read_in_order=1&max_block_size=8192";

  private static final int OK = 200;

  private final ClickHouseSinkConfig config;
  private final HttpClient http;
  private final Duration limit;

  QueryClient(ClickHouseSinkConfig config) {
    this.config = config;
    this.limit = config.loader().requestTimeout();
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.loader().connectTimeout())
            .build();
  }

  /**
   * The rows of the answer in RowBinary, to be closed.
   *
   * @param parameters by name; the server takes them for values, never for SQL
   * @throws IOException without an answer, or with the code of the server's error
   */
  InputStream ask(Question question, Map<String, String> parameters)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request(question, parameters), BodyHandlers.ofInputStream());
    long code = response.headers().firstValueAsLong("X-ClickHouse-Exception-Code").orElse(0);
    if (response.statusCode() != OK || code != 0) {
      response.body().close();
      throw new IOException(
          question + " not answered: status " + response.statusCode() + ", code " + code);
    }
    return new TimedStream(response.body(), limit);
  }

  private HttpRequest request(Question question, Map<String, String> parameters) {
    StringBuilder url = new StringBuilder(config.url().toString().replaceAll("/+$", ""));
    url.append("/?database=").append(encoded(config.database())).append(FORMAT).append(SETTINGS);
    url.append("&max_execution_time=").append(Math.max(1, limit.toSeconds()));
    parameters.forEach(
        (name, value) -> url.append("&param_").append(name).append('=').append(encoded(value)));
    return HttpRequest.newBuilder(URI.create(url.toString()))
        .timeout(limit)
        .header("X-ClickHouse-User", config.user())
        .header("X-ClickHouse-Key", config.password().value())
        .POST(BodyPublishers.ofString(question.sql()))
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
