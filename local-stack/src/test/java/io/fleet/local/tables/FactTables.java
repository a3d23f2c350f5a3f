package io.fleet.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.clickhouse.EmbeddedClickHouseServer;
import io.fleet.schema.SchemaMigrator;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of a migrated database in an engine of this process. */
public final class FactTables implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final EmbeddedClickHouseServer engine;

  /** Tables without rows in a folder that is empty. */
  public FactTables(Path folder) throws Exception {
    engine = EmbeddedClickHouseServer.start(folder, 0);
    new SchemaMigrator(engine.jdbcUrl("default"), "default", "", "fleet").migrate();
  }

  /** Where the engine is asked over HTTP. */
  public String httpUrl() {
    return engine.httpUrl();
  }

  /** Adds rows in the bytes that the job sends. */
  public void insert(TableRows rows) throws IOException, InterruptedException {
    for (Map.Entry<ClickHouseTable, ByteArrayOutputStream> each : rows.byTable().entrySet()) {
      ClickHouseTable table = each.getKey();
      String sql =
          "INSERT INTO %s (%s) FORMAT RowBinary"
              .formatted(table.tableName(), String.join(", ", table.columns()));
      send(Map.of("query", sql), each.getValue().toByteArray());
    }
  }

  /** Does something to them. */
  public void execute(String statement) {
    engine.execute(statement);
  }

  /** Leaves no row in any table. */
  public void empty() {
    String filled =
        "SELECT name FROM system.tables WHERE database = 'fleet' AND engine LIKE '%MergeTree'"
            + " AND name != 'schema_history' AND total_rows > 0";
    engine
        .query(filled, "TSV")
        .lines()
        .forEach(table -> engine.execute("TRUNCATE TABLE fleet." + table));
  }

  /**
   * The rows of an answer; times in them are ISO-8601.
   *
   * @param parameters of the query, by name
   */
  public List<JsonNode> ask(String query, Map<String, String> parameters)
      throws IOException, InterruptedException {
    Map<String, String> options = new TreeMap<>();
    options.put("default_format", "JSONEachRow");
    options.put("date_time_output_format", "iso");
    parameters.forEach((name, value) -> options.put("param_" + name, value));
    List<JsonNode> rows = new ArrayList<>();
    for (String line : send(options, query.getBytes(StandardCharsets.UTF_8)).lines().toList()) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  private String send(Map<String, String> options, byte[] body)
      throws IOException, InterruptedException {
    StringBuilder uri = new StringBuilder(httpUrl()).append("/?database=fleet");
    options.forEach(
        (name, value) ->
            uri.append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri.toString()))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    engine.close();
  }
}
