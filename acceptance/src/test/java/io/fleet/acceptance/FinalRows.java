package io.fleet.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the tables of facts say of one fleet in the end, without what names it: ids stand for what
 * they are made of, and what tells of the time of processing is left out.
 */
final class FinalRows {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * An alert that lasts is opened by who sees it first and updated by who saw it change: which of
   * the two is a matter of when it was heard of.
   */
  private static final String UPDATED = "\"state\":\"updated\"";

  private static final String OPENED = "\"state\":\"opened\"";
  private static final String STARTED = "started_at";

  /**
   * Whose name is in front, the rows' id, what else distinguishes rows of one moment, and which
   * moment that is.
   */
  private record Table(String who, String id, String kind, String since) {
    static Table ofVehicles(String id) {
      return ofVehicles(id, "''");
    }

    static Table ofVehicles(String id, String kind) {
      return new Table("vehicle_id", id, kind, STARTED);
    }

    static Table ofDrivers(String id, String kind) {
      return new Table("driver_id", id, kind, STARTED);
    }

    Table since(String column) {
      return new Table(who, id, kind, column);
    }
  }

  private static final Map<String, Table> TABLES = new TreeMap<>();

  static {
    TABLES.put("trips", Table.ofVehicles("trip_id"));
    TABLES.put("overspeed_episodes", Table.ofVehicles("episode_id"));
    TABLES.put("harsh_events", Table.ofVehicles("event_id", "kind"));
    TABLES.put("crash_events", Table.ofVehicles("event_id"));
    TABLES.put("idlings", Table.ofVehicles("idling_id"));
    TABLES.put("tows", Table.ofVehicles("tow_id"));
    TABLES.put("alerts", Table.ofVehicles("alert_id", "alert_type"));
    TABLES.put("duty_segments", Table.ofDrivers("segment_id", "kind"));
    TABLES.put("hours_violations", Table.ofDrivers("violation_id", "rule"));
    TABLES.put("driver_days", Table.ofDrivers("''", "''"));
    TABLES.put("vehicle_states", Table.ofVehicles("''"));
    TABLES.put("vehicle_spans", Table.ofVehicles("''"));
    TABLES.put("route_runs", Table.ofVehicles("run_id"));
    TABLES.put("off_route_episodes", Table.ofVehicles("episode_id"));
    TABLES.put("geofence_visits", Table.ofVehicles("visit_id", "fence_id").since("entered_at"));
    TABLES.put(
        "delivery_stops",
        Table.ofVehicles("delivery_stop_id", "concat(plan_id, ' ', stop_id)").since("plan_since"));
  }

  private static final String PROCESSING = "version, withdrawn, ingested_at";

  private final FleetClient client;
  private final String name;
  private final String lastDay;

  /**
   * @param name in front of the fleet's vehicles and drivers
   * @param lastEpochDay the day on which they were heard of last: it is left out of what drivers
   *     did, since it is under way, and has lasted as long as it has by now
   */
  FinalRows(FleetClient client, String name, long lastEpochDay) {
    this.client = client;
    this.name = name;
    this.lastDay = "\"epoch_day\":%d,\"zone\"".formatted(lastEpochDay);
  }

  /** The rows of every table, sorted. */
  Map<String, List<String>> read() throws Exception {
    Map<String, String> ids = ids();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Map.Entry<String, Table> entry : TABLES.entrySet()) {
      rows.put(entry.getKey(), rows(entry.getKey(), entry.getValue(), ids));
    }
    rows.put("telemetry", telemetry());
    return rows;
  }

  /** What was told and turned out never to have been, by table: whose, when, and what. */
  Map<String, TreeSet<String>> withdrawn() throws Exception {
    Map<String, TreeSet<String>> withdrawn = new TreeMap<>();
    for (Map.Entry<String, Table> entry : TABLES.entrySet()) {
      Table table = entry.getValue();
      if (!table.id().equals("''")) {
        String query =
            "SELECT concat(who, ' ', toString(since), if(kind = '', '', concat(' ', kind))) FROM"
                + " (SELECT %s AS who, %s AS since, any(%s) AS kind, argMax(withdrawn, version) AS"
                + " gone FROM %s WHERE %s LIKE '%s%%' GROUP BY who, since, %s) WHERE gone = 1";
        withdrawn.put(
            entry.getKey(),
            new TreeSet<>(
                lines(
                    query.formatted(
                        table.who(),
                        table.since(),
                        table.kind(),
                        entry.getKey(),
                        table.who(),
                        name,
                        table.id()))));
      }
    }
    return withdrawn;
  }

  private List<String> rows(String table, Table columns, Map<String, String> ids) throws Exception {
    boolean isAlerts = table.equals("alerts");
    String query =
        "SELECT * EXCEPT (%s) FROM %s FINAL WHERE %s LIKE '%s%%' %s FORMAT JSONEachRow"
            .formatted(
                isAlerts ? PROCESSING + ", emitted_at, late" : PROCESSING,
                table,
                columns.who(),
                name,
                isAlerts ? "AND alert_type != 'dangerous_place'" : "");
    List<String> rows = new ArrayList<>();
    for (String line : lines(query)) {
      if (!line.contains(lastDay)) {
        String named = UUID.matcher(line).replaceAll(id -> standsFor(id, ids));
        rows.add(named.replace(UPDATED, OPENED));
      }
    }
    Collections.sort(rows);
    return rows;
  }

  private static String standsFor(MatchResult id, Map<String, String> ids) {
    return ids.getOrDefault(id.group(), id.group());
  }

  /** What ids are made of. */
  private Map<String, String> ids() throws Exception {
    Map<String, String> ids = new TreeMap<>();
    for (Map.Entry<String, Table> entry : TABLES.entrySet()) {
      Table table = entry.getValue();
      if (table.id().equals("''")) {
        continue;
      }
      String query =
          "SELECT toString(%s), concat('%s ', %s, ' ', %s, ' ', toString(%s)) FROM %s FINAL WHERE %s LIKE '%s%%'"
              .formatted(
                  table.id(),
                  entry.getKey(),
                  table.kind(),
                  table.who(),
                  table.since(),
                  entry.getKey(),
                  table.who(),
                  name);
      for (String line : lines(query)) {
        String[] fields = line.split("\t");
        ids.put(fields[0], fields[1]);
      }
    }
    return ids;
  }

  /** By vehicle: how many events, and a hash over all that they say. */
  private List<String> telemetry() throws Exception {
    String columns =
        client.sql(
            "SELECT arrayStringConcat(groupArray(name), ', ') FROM system.columns WHERE database ="
                + " 'fleet' AND table = 'telemetry' AND default_kind IN ('', 'DEFAULT') AND name"
                + " NOT IN ('vehicle_id', 'driver_id', 'identity', 'content_hash', 'ingested_at')");
    return lines(
        "SELECT vehicle_id, count(), sum(cityHash64(replaceOne(driver_id, '%s', ''), %s)) FROM telemetry FINAL WHERE vehicle_id LIKE '%s%%' GROUP BY vehicle_id ORDER BY vehicle_id"
            .formatted(name, columns, name));
  }

  private List<String> lines(String query) throws Exception {
    return client.sql(query).replace(name, "").lines().toList();
  }
}
