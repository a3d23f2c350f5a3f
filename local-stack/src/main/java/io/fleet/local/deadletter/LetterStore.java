package io.fleet.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Dead letters in ClickHouse, asked by the statements in {@code deadletter/}, all bound. */
final class LetterStore {
  /** Of a longer original nothing is read: no reader of the system takes one. */
  private static final int MOST_BYTES = 256 << 10;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final String url;

  LetterStore(String url) {
    this.url = url;
  }

  /** That of the stack in a directory. */
  static LetterStore of(DataDirectory directory) {
    return new LetterStore(Ports.remembered(directory.ports()).url(PortName.CLICKHOUSE));
  }

  /** Letters, oldest first. */
  List<Letter> find(LetterQuery query) throws IOException, InterruptedException {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("id", query.id());
    parameters.put("reason", query.reason());
    parameters.put("place", query.place());
    parameters.put("vehicle", query.vehicle());
    parameters.put("since_ms", Long.toString(query.since().toEpochMilli()));
    parameters.put("again", query.again() ? "1" : "0");
    parameters.put("limit", Integer.toString(query.limit()));
    parameters.put("most_bytes", Integer.toString(MOST_BYTES));
    List<Letter> letters = new ArrayList<>();
    for (String line : send("find", parameters, "").split("\n")) {
      if (!line.isBlank()) {
        letters.add(letter(JSON.readTree(line)));
      }
    }
    return letters;
  }

  /** Notes what came of letters that were sent again. */
  void note(List<Replayed> replayed) throws IOException, InterruptedException {
    StringBuilder rows = new StringBuilder();
    for (Replayed each : replayed) {
      rows.append(
              JSON.createObjectNode()
                  .put("dead_letter_id", each.letterId())
                  .put("replayed_at", TIME.format(each.at()))
                  .put("outcome", each.outcome())
                  .put("shift_ms", each.shiftMs()))
          .append('\n');
    }
    if (!replayed.isEmpty()) {
      send("note", Map.of(), rows.toString());
    }
  }

  private String send(String statement, Map<String, String> parameters, String data)
      throws IOException, InterruptedException {
    StringBuilder uri = new StringBuilder(url).append("/?database=fleet&max_execution_time=60");
    parameters.forEach((name, value) -> add(uri, "param_" + name, value));
    String body = data.isEmpty() ? sql(statement) : data;
    if (!data.isEmpty()) {
      add(uri, "query", sql(statement));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri.toString()))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    try {
      HttpResponse<String> answer =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() != 200) {
        throw new IOException("ClickHouse answered " + answer.statusCode() + " to " + statement);
      }
      return answer.body();
    } catch (ConnectException e) {
      throw new IllegalStateException("ClickHouse does not answer; run fleet up first", e);
    }
  }

  private static void add(StringBuilder uri, String name, String value) {
    uri.append('&').append(name).append('=');
    uri.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private static Letter letter(JsonNode row) {
    long replayedMs = row.required("replayed_at_ms").asLong();
    return new Letter(
        row.required("id").asText(),
        Instant.ofEpochMilli(row.required("occurred_at_ms").asLong()),
        row.required("place").asText(),
        row.required("reason").asText(),
        row.required("detail").asText(),
        row.required("origin").asText(),
        Base64.getDecoder().decode(row.required("record_key").asText()),
        Base64.getDecoder().decode(row.required("payload").asText()),
        row.required("payload_bytes").asLong(),
        replayedMs == 0 ? null : Instant.ofEpochMilli(replayedMs),
        row.required("outcome").asText());
  }

  private static String sql(String statement) throws IOException {
    try (InputStream in =
        LetterStore.class.getResourceAsStream("/deadletter/" + statement + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
