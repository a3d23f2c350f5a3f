package io.fleet.local.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Asks ClickHouse, by the queries in {@code accuracy/}, what was found of the trials. */
final class ClickHouseFacts implements Facts {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNKNOWN_TABLE = "60";
  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String url;
  private final Set<String> vehicles;

  /**
   * @param vehicles of the trial; there may be facts of others too
   */
  ClickHouseFacts(String url, Set<String> vehicles) {
    this.url = url;
    this.vehicles = Set.copyOf(vehicles);
  }

  @Override
  public Optional<List<Finding>> findings(JudgedRule rule)
      throws IOException, InterruptedException {
    Optional<List<JsonNode>> rows = rows(rule.wireName(), Map.of());
    return rows.map(
        all ->
            all.stream()
                .map(ClickHouseFacts::finding)
                .filter(finding -> vehicles.contains(finding.vehicleId()))
                .toList());
  }

  private static Finding finding(JsonNode row) {
    return new Finding(
        row.required("vehicle_id").asText(),
        row.path("about").asText(),
        row.required("start_ms").asLong(),
        row.required("end_ms").asLong(),
        row.required("severity").asInt(),
        row.path("distance_m").asDouble(Double.NaN));
  }

  @Override
  public List<FoundStop> stops() throws IOException, InterruptedException {
    return rows("stops", Map.of()).orElseThrow().stream().map(ClickHouseFacts::stop).toList();
  }

  private static FoundStop stop(JsonNode row) {
    JsonNode arrived = row.required("arrived_ms");
    return new FoundStop(
        key(row),
        row.required("state").asText(),
        row.required("sla").asText(),
        arrived.isNull() ? OptionalLong.empty() : OptionalLong.of(arrived.asLong()));
  }

  @Override
  public List<FoundEta> etas() throws IOException, InterruptedException {
    return rows("etas", Map.of()).orElseThrow().stream().map(ClickHouseFacts::eta).toList();
  }

  private static FoundEta eta(JsonNode row) {
    return new FoundEta(
        key(row),
        row.required("issued_ms").asLong(),
        row.required("eta_ms").asLong(),
        row.required("naive_ms").asLong());
  }

  @Override
  public List<FoundRisk> risks() throws IOException, InterruptedException {
    return rows("risks", Map.of()).orElseThrow().stream().map(ClickHouseFacts::risk).toList();
  }

  private static FoundRisk risk(JsonNode row) {
    JsonNode until = row.required("until_ms");
    long untilMs = until.isNull() ? Long.MAX_VALUE : until.asLong();
    return new FoundRisk(key(row), row.required("since_ms").asLong(), untilMs);
  }

  private static StopKey key(JsonNode row) {
    return new StopKey(row.required("plan_id").asText(), row.required("stop_id").asText());
  }

  @Override
  public Map<String, Double> scores(Instant from, Instant to)
      throws IOException, InterruptedException {
    Map<String, String> window =
        Map.of("param_from", TIMES.format(from), "param_to", TIMES.format(to));
    Map<String, Double> scores = new TreeMap<>();
    for (JsonNode row : rows("scores", window).orElseThrow()) {
      scores.put(row.required("driver_id").asText(), row.required("raw_score").asDouble());
    }
    return scores;
  }

  private Optional<List<JsonNode>> rows(String query, Map<String, String> parameters)
      throws IOException, InterruptedException {
    StringBuilder uri =
        new StringBuilder(url).append("/?database=fleet&default_format=JSONEachRow");
    parameters.forEach(
        (name, value) ->
            uri.append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri.toString()))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(sql(query), StandardCharsets.UTF_8))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      String code = response.headers().firstValue("X-ClickHouse-Exception-Code").orElse("");
      if (code.equals(UNKNOWN_TABLE)) {
        return Optional.empty();
      }
      throw new IOException(
          "ClickHouse answered " + response.statusCode() + " to " + query + ": " + response.body());
    }
    List<JsonNode> rows = new ArrayList<>();
    for (String line : response.body().lines().toList()) {
      rows.add(JSON.readTree(line));
    }
    return Optional.of(rows);
  }

  private static String sql(String query) {
    try (InputStream in =
        ClickHouseFacts.class.getResourceAsStream("/accuracy/" + query + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
