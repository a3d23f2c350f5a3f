package io.fleet.stream.sql.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import io.fleet.events.Schemas;
import io.fleet.events.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.catalog.CatalogBaseTable;
import org.apache.flink.table.catalog.ObjectPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTablesTest {
  private static final Map<String, String> SCHEMA_OF_TABLE =
      Map.ofEntries(
          Map.entry("telemetry", "telemetry"),
          Map.entry("alerts", "alert"),
          Map.entry("break_violations", "break-violation"),
          Map.entry("changes", "change"),
          Map.entry("trip_summaries", "trip-summary"),
          Map.entry("geofence_visits", "geofence-visit"),
          Map.entry("trip_etas", "trip-eta"),
          Map.entry("trip_events", "trip-event"),
          Map.entry("delivery_scans", "delivery-scan"),
          Map.entry("driver_events", "driver-event"),
          Map.entry("event_actions", "event-action"),
          Map.entry("alert_actions", "alert-action"),
          Map.entry("driver_scores", "driver-score"),
          Map.entry("vehicle_status", "vehicle-status"));

  /** What the job tells itself, in a binary form of its own: nobody else could read it. */
  private static final Set<Topic> OF_THE_JOB = Set.of(Topic.REPAIR_REQUESTS, Topic.REPAIR_SLICES);

  private TableEnvironment tables;

  @BeforeEach
  void declare() throws IOException {
    tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
    TopicTables.statements("127.0.0.1:9092", 0, true).forEach(tables::executeSql);
  }

  @Test
  void everyTopicOfTheContractIsATable() throws Exception {
    Map<String, String> topics = new TreeMap<>();
    for (String table : tables.listTables()) {
      CatalogBaseTable declared = declared(table);
      if (declared.getTableKind() == CatalogBaseTable.TableKind.TABLE) {
        topics.put(declared.getOptions().get("topic"), table);
      }
    }

    assertThat(topics.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Topic.values())
                .filter(topic -> !OF_THE_JOB.contains(topic))
                .map(Topic::topicName)
                .toList());
  }

  @Test
  void everyRecordWithASchemaHasATableWithItsFieldsAndTheLogsTime() throws IOException {
    assertThat(SCHEMA_OF_TABLE.values())
        .as("those of reference data describe bodies, which the tables keep as text")
        .containsExactlyInAnyOrderElementsOf(
            Schemas.names().stream().filter(name -> !name.startsWith("reference-")).toList());
    for (Map.Entry<String, String> entry : SCHEMA_OF_TABLE.entrySet()) {
      List<String> fields = fields(entry.getValue());
      fields.add("log_time");
      assertThat(tables.from(entry.getKey()).getResolvedSchema().getColumnNames())
          .as(entry.getKey())
          .containsExactlyInAnyOrderElementsOf(fields);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT vehicle_id, speed_kmph FROM telemetry LIMIT 5",
        "SELECT window_start, COUNT(*) FROM TUMBLE(TABLE telemetry, DESCRIPTOR(log_time),"
            + " INTERVAL '1' MINUTE) GROUP BY window_start, window_end",
        "SELECT vehicle_id, data['peak_kmph'], `position`.lat FROM alerts WHERE severity >= 3",
        "SELECT id, JSON_VALUE(data, '$.distance_m') FROM changes WHERE `type` = 'trip'",
        "SELECT vehicle_id, SUM(distance_m) FROM trip_summaries GROUP BY vehicle_id",
        "SELECT panel, events, distance_m FROM metrics_live",
        "SELECT outcome, COUNT(*), AVG(latency_ms) FROM webhook_attempts GROUP BY outcome",
        "SELECT payload, CAST(headers['fleet-reason'] AS STRING) FROM dead_letters",
        "SELECT * FROM trip_events JOIN driver_events USING (driver_id)"
      })
  void queriesAboutTheTablesAreUnderstood(String query) {
    assertThat(tables.explainSql(query)).contains("Optimized Execution Plan");
  }

  @ParameterizedTest
  @CsvSource({"true,unbounded", "false,latest-offset"})
  void readingEndsWithWhatIsThereUnlessItIsLive(boolean live, String until) throws IOException {
    assertThat(String.join("\n", TopicTables.statements("broker:1", 123, live)))
        .contains("'scan.bounded.mode' = '" + until + "'")
        .contains("'scan.startup.timestamp-millis' = '123'")
        .contains("'properties.bootstrap.servers' = 'broker:1'")
        .doesNotContain("@");
  }

  private CatalogBaseTable declared(String table) throws Exception {
    return tables
        .getCatalog(tables.getCurrentCatalog())
        .orElseThrow()
        .getTable(new ObjectPath(tables.getCurrentDatabase(), table));
  }

  /** The names below {@code properties} of a schema. */
  private static List<String> fields(String schema) throws IOException {
    List<String> fields = new ArrayList<>();
    try (JsonParser in = Json.FACTORY.createParser(Schemas.json(schema))) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = in.currentName().equals("properties");
        in.nextToken();
        while (wanted && in.nextToken() == JsonToken.FIELD_NAME) {
          fields.add(in.currentName());
          in.nextToken();
          in.skipChildren();
        }
        if (!wanted) {
          in.skipChildren();
        }
      }
    }
    return fields;
  }
}
