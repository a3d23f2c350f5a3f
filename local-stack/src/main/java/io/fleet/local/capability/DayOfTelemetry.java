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
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks ClickHouse, by the queries in {@code capability/}, what a day's messages say of the
 * vehicles, a bounded number of them at a time.
 */
final class DayOfTelemetry {
  /** With fewer times between messages in motion nothing is learned of a vehicle. */
  static final int FEWEST_TIMES = 30;

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
  private final LocalDate day;

  /**
   * A day of one store.
   *
   * @param url of ClickHouse's HTTP interface
   * @param day in UTC
   */
  DayOfTelemetry(String url, LocalDate day) {
    this.url = url;
    this.day = day;
  }

  /** The last of so many vehicles heard of that day behind an id; empty if there are none. */
  String lastOfPart(String after, int vehicles) throws IOException, InterruptedException {
    return ask(
            "last-of-part",
            "TabSeparatedRaw",
            Map.of("after", after, "vehicles", Integer.toString(vehicles)))
        .strip();
  }

  /** What the gateway's import takes, a line a vehicle, of those behind one id up to another. */
  String linesOf(String after, String last) throws IOException, InterruptedException {
    return ask(
        "learn",
        "JSONEachRow",
        Map.of("after", after, "last", last, "times", Integer.toString(FEWEST_TIMES)));
  }

  private String ask(String query, String format, Map<String, String> parameters)
      throws IOException, InterruptedException {
    StringBuilder uri =
        new StringBuilder(url).append("/?database=fleet&default_format=").append(format);
    new TreeMap<>(BOUNDS).forEach((name, value) -> add(uri, name, value));
    add(uri, "param_day", day.toString());
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
    try (InputStream in =
        DayOfTelemetry.class.getResourceAsStream("/capability/" + query + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
