package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.awaitility.core.ConditionFactory;

/** What a device, a web client and a checker do with a running stack, over plain HTTP. */
final class FleetClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> TABLES =
      List.of(
          "telemetry",
          "trips",
          "overspeed_episodes",
          "harsh_events",
          "idlings",
          "tows",
          "crash_events",
          "duty_segments",
          "driver_days",
          "hours_violations",
          "vehicle_states",
          "alerts",
          "dead_letters",
          "trip_events",
          "driver_events",
          "vehicle_status");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final FleetStack stack;
  private final String token;

  FleetClient(FleetStack stack) throws Exception {
    this.stack = stack;
    this.token = stack.token();
  }

  /** Posts a body to the gateway. */
  HttpResponse<String> post(byte[] body, String contentType, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(stack.gatewayUrl() + "/v1/telemetry"))
            .timeout(PATIENCE)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body));
    if (headers.length == 0) {
      request.header("Authorization", "Bearer " + token);
    } else {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Posts events as lines of one body, all of which have to be taken. */
  void postLines(List<byte[]> events) throws Exception {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte[] event : events) {
      lines.writeBytes(event);
      lines.write('\n');
    }
    HttpResponse<String> answer = post(lines.toByteArray(), "application/x-ndjson");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body()).doesNotContain("\"status\":\"refused\"");
  }

  HttpResponse<String> post(String json) throws Exception {
    return post(json.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  /** Sends JSON to any address of the gateway. */
  HttpResponse<String> send(String method, String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.gatewayUrl() + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** All items of a list of the API, page by page. */
  List<JsonNode> list(String path) throws Exception {
    List<JsonNode> items = new ArrayList<>();
    String separator = path.contains("?") ? "&" : "?";
    String next = "";
    do {
      JsonNode page = get(path + separator + "limit=500" + next);
      page.get("items").forEach(items::add);
      JsonNode cursor = page.get("next");
      next = cursor == null || cursor.isNull() ? null : "&cursor=" + cursor.asText();
    } while (next != null);
    return items;
  }

  /** Asks the API something, in a trace of the caller's own. */
  HttpResponse<String> getTraced(String path, String traceparent) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.queryUrl() + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("traceparent", traceparent)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** One answer of the API. */
  JsonNode get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.queryUrl() + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.statusCode() + " " + response.body());
    }
    return json.readTree(response.body());
  }

  /** What a service tells of itself. */
  String metrics(String serviceUrl) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(serviceUrl + "/q/metrics")).timeout(PATIENCE).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /** One value of ClickHouse, asked directly. */
  String sql(String query) throws Exception {
    String url =
        stack.clickHouseUrl()
            + "/?database=fleet&query="
            + URLEncoder.encode(query, StandardCharsets.UTF_8);
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(query + ": " + response.body());
    }
    return response.body().strip();
  }

  long count(String query) throws Exception {
    return Long.parseLong(sql(query));
  }

  /** Rows and a hash over every final table, what depends on the time of ingest left out. */
  TreeMap<String, String> finalTables() throws Exception {
    TreeMap<String, String> tables = new TreeMap<>();
    for (String table : TABLES) {
      String columns =
          sql(
              "SELECT arrayStringConcat(groupArray(name), ',') FROM system.columns"
                  + " WHERE database = 'fleet' AND table = '"
                  + table
                  + "' AND name NOT IN ('ingested_at', 'emitted_at')");
      tables.put(
          table,
          sql(
              "SELECT count(), sum(cityHash64(toString(tuple("
                  + columns
                  + ")))) FROM "
                  + table
                  + " FINAL"));
    }
    return tables;
  }

  /** Until no row waits for ClickHouse: what was posted before is visible then. */
  void awaitQuiet() {
    awaitQuiet(Duration.ofSeconds(4));
  }

  /**
   * Until nothing has been told for so long, not even what follows from silence.
   *
   * @param lasting between two looks that find the same rows in the same versions
   */
  void awaitQuiet(Duration lasting) {
    TreeMap<String, String> last = new TreeMap<>();
    soon()
        .atMost(PATIENCE.plus(lasting.multipliedBy(4)))
        .pollDelay(Duration.ZERO)
        .pollInterval(lasting)
        .until(
            () -> {
              TreeMap<String, String> now = finalTables();
              boolean same = now.equals(last);
              last.putAll(now);
              return same;
            });
  }

  /** Patience for what has to come through the whole chain. */
  ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(500));
  }
}
