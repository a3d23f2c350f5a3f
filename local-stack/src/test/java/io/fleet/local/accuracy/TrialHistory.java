package io.fleet.local.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.clickhouse.EmbeddedClickHouseServer;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.local.capability.DaysOfDrives;
import io.fleet.schema.SchemaMigrator;
import io.fleet.simulator.trial.TrialOptions;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.clickhouse.FindingRows;
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.trip.Trip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Days that other vehicles of a trial's fleet drove before, and what the product learns of them.
 */
final class TrialHistory implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final EmbeddedClickHouseServer store;

  TrialHistory(Path folder) throws Exception {
    store = EmbeddedClickHouseServer.start(folder, 0);
    new SchemaMigrator(store.jdbcUrl("default"), "default", "", "fleet").migrate();
  }

  /** Drives a day and keeps what was found, as it would be in the tables. */
  TrialHistory day(long seed, TrialOptions options) throws IOException, InterruptedException {
    Map<ClickHouseTable, ByteArrayOutputStream> rows = new EnumMap<>(ClickHouseTable.class);
    RowBinaryWriter writer = new RowBinaryWriter();
    for (Finding each : TrialRun.found(seed, options, List.of())) {
      if (each instanceof Trip || each instanceof DeliveryStop) {
        EncodedRow row = FindingRows.encode(each, 1, false, writer);
        rows.computeIfAbsent(row.table(), table -> new ByteArrayOutputStream())
            .writeBytes(row.bytes());
      }
    }
    for (Map.Entry<ClickHouseTable, ByteArrayOutputStream> each : rows.entrySet()) {
      insert(each.getKey(), each.getValue().toByteArray());
    }
    return this;
  }

  /** What is learned of the days up to one. */
  List<ReferenceVersion> learned(LocalDate last) throws IOException, InterruptedException {
    String line = new DaysOfDrives(store.httpUrl(), last).line();
    List<ReferenceVersion> versions = new ArrayList<>();
    if (!line.isBlank()) {
      JsonNode learned = new ObjectMapper().readTree(line);
      versions.add(
          new ReferenceVersion(
              ReferenceKind.TRAVEL_TIMES,
              learned.required("id").asText(),
              Instant.parse(learned.required("valid_from").asText()).toEpochMilli(),
              1,
              false,
              0,
              "learned",
              learned.required("body").toString()));
    }
    return versions;
  }

  private void insert(ClickHouseTable table, byte[] rows) throws IOException, InterruptedException {
    String sql =
        "INSERT INTO %s (%s) FORMAT RowBinary"
            .formatted(table.tableName(), String.join(", ", table.columns()));
    String query = URLEncoder.encode(sql, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(store.httpUrl() + "/?database=fleet&query=" + query))
            .POST(HttpRequest.BodyPublishers.ofByteArray(rows))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
  }

  /** The day on which a trial begins. */
  static LocalDate dayOf(TrialOptions options) {
    return LocalDate.ofInstant(options.start(), ZoneOffset.UTC);
  }

  @Override
  public void close() {
    store.close();
  }
}
