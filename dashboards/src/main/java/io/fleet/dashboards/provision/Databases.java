package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.dashboards.metabase.MetabaseApi;
import io.fleet.dashboards.question.Filter.FieldFilter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connection to ClickHouse, and what Metabase knows of its views. */
final class Databases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "Fleet";
  private static final String ENGINE = "clickhouse";

  private final MetabaseApi api;
  private final Outcome outcome;

  Databases(MetabaseApi api, Outcome outcome) {
    this.api = api;
    this.outcome = outcome;
  }

  /**
   * The id of the connection. Where there is one already it is told the user and the password
   * again: Metabase shows none, so whether they differ cannot be seen.
   */
  int ensure(Source source) {
    JsonNode found = find();
    if (found == null) {
      ObjectNode body = JSON.createObjectNode().put("name", NAME).put("engine", ENGINE);
      body.set("details", details(source));
      body.put("is_full_sync", true).put("is_on_demand", false).put("connection_source", "admin");
      outcome.made("database");
      return api.post("/api/database", body).path("id").asInt();
    }
    int id = found.path("id").asInt();
    ObjectNode body = JSON.createObjectNode();
    body.set("details", details(source));
    api.put("/api/database/" + id, body);
    outcome.unchanged();
    return id;
  }

  private JsonNode find() {
    for (JsonNode database : api.get("/api/database").path("data")) {
      if (database.path("name").asText().equals(NAME)
          && database.path("engine").asText().equals(ENGINE)) {
        return database;
      }
    }
    return null;
  }

  private static ObjectNode details(Source source) {
    return JSON.createObjectNode()
        .put("host", source.host())
        .put("port", source.port())
        .put("user", source.user())
        .put("password", source.password())
        .put("dbname", source.database())
        .put("enable-multiple-db", false)
        .put("ssl", false)
        .put("tunnel-enabled", false);
  }

  /**
   * Ids of columns by {@code view.column}, once Metabase has read of all that are needed. It reads
   * the schema by itself when a connection is new; of views that came later it is told to.
   */
  Map<String, Integer> columns(int databaseId, List<FieldFilter> needed, Duration patience) {
    Map<String, Integer> ids = new HashMap<>(known(databaseId));
    if (!knowsAll(ids, needed)) {
      api.post("/api/database/" + databaseId + "/sync_schema", JSON.createObjectNode());
      api.await(
          "Metabase reads the schema of ClickHouse",
          patience,
          () -> {
            ids.putAll(known(databaseId));
            return knowsAll(ids, needed);
          });
    }
    return ids;
  }

  private static boolean knowsAll(Map<String, Integer> ids, List<FieldFilter> needed) {
    return needed.stream().map(Databases::column).allMatch(ids::containsKey);
  }

  private Map<String, Integer> known(int databaseId) {
    Map<String, Integer> ids = new HashMap<>();
    for (JsonNode table : api.get("/api/database/" + databaseId + "/metadata").path("tables")) {
      for (JsonNode field : table.path("fields")) {
        ids.put(
            table.path("name").asText() + "." + field.path("name").asText(),
            field.path("id").asInt());
      }
    }
    return ids;
  }

  static String column(FieldFilter filter) {
    return filter.view() + "." + filter.column();
  }
}
