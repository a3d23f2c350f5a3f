package io.fleet.chaos.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the tables say of a run in the end, without its name: ids stand for what they are made of,
 * and what tells of the time of processing is left out. So are pulses and what was posted beside
 * the script: each run has its own.
 *
 * @param byTable rows, sorted
 */
record FinalFacts(Map<String, List<String>> byTable) {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** An alert that lasts is opened by who sees it first and updated by who saw it change. */
  private static final String UPDATED = "\"state\":\"updated\"";

  private static final String OPENED = "\"state\":\"opened\"";

  private static final String PROCESSING = "version, withdrawn, ingested_at";
  private static final String OF_ALERTS = PROCESSING + ", emitted_at, late";

  /** An observation of all vehicles of all runs together, in the order things are heard of. */
  private static final String SEEN_TOGETHER = "dangerous_place";

  /**
   * Reads them.
   *
   * @param lastEpochDay the day under way: what it has come to so far depends on when one asks
   */
  static FinalFacts read(Store store, String prefix, long lastEpochDay)
      throws IOException, InterruptedException {
    Map<String, String> ids = ids(store, prefix);
    Map<String, List<String>> rows = new TreeMap<>();
    for (FactTable table : FactTable.ALL) {
      rows.put(table.name(), rows(store, table, prefix, ids, lastEpochDay));
    }
    rows.put("scores", stripped(store.lines(scores(prefix)), prefix));
    rows.put("telemetry", stripped(store.lines(telemetry(prefix)), prefix));
    return new FinalFacts(rows);
  }

  /** Rows that one has and not the other, as {@code table: - row} or {@code + row}. */
  List<String> differences(FinalFacts other) {
    List<String> differences = new ArrayList<>();
    byTable.forEach(
        (table, rows) -> {
          List<String> theirs = other.byTable.getOrDefault(table, List.of());
          without(rows, theirs).forEach(row -> differences.add(table + ": - " + row));
          without(theirs, rows).forEach(row -> differences.add(table + ": + " + row));
        });
    return differences;
  }

  /** Writes them down, for another run to be held against. */
  void keep(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    byTable.forEach((table, rows) -> rows.forEach(row -> lines.add(table + "\t" + row)));
    Files.write(file, lines);
  }

  /** What {@link #keep} has written. */
  static FinalFacts kept(Path file) throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(
          line -> {
            String[] fields = line.split("\t", 2);
            rows.computeIfAbsent(fields[0], table -> new ArrayList<>()).add(fields[1]);
          });
    }
    return new FinalFacts(rows);
  }

  private static List<String> rows(
      Store store, FactTable table, String prefix, Map<String, String> ids, long lastEpochDay)
      throws IOException, InterruptedException {
    boolean isAlerts = table.name().equals("alerts");
    String query =
        "SELECT * EXCEPT (%s) FROM %s FINAL WHERE %s%s FORMAT JSONEachRow"
            .formatted(
                isAlerts ? OF_ALERTS : PROCESSING,
                table.name(),
                ofTheScript(table.who(), prefix),
                isAlerts ? " AND alert_type != '" + SEEN_TOGETHER + "'" : "");
    String lastDay = "\"epoch_day\":%d,\"zone\"".formatted(lastEpochDay);
    List<String> rows = new ArrayList<>();
    for (String line : store.lines(query)) {
      if (!line.contains(lastDay)) {
        String named =
            UUID.matcher(line).replaceAll(id -> ids.getOrDefault(id.group(), id.group()));
        rows.add(named.replace(prefix, "").replace(UPDATED, OPENED));
      }
    }
    Collections.sort(rows);
    return rows;
  }

  /** What ids are made of. */
  private static Map<String, String> ids(Store store, String prefix)
      throws IOException, InterruptedException {
    Map<String, String> ids = new HashMap<>();
    for (FactTable table : FactTable.ALL) {
      if (table.hasIds()) {
        String query =
            "SELECT toString(%s), concat('%s ', %s, ' ', %s, ' ', toString(%s)) FROM %s FINAL WHERE startsWith(%s, %s)"
                .formatted(
                    table.id(),
                    table.name(),
                    table.kind(),
                    table.who(),
                    table.since(),
                    table.name(),
                    table.who(),
                    Store.quoted(prefix));
        for (String line : store.lines(query)) {
          String[] fields = line.split("\t");
          ids.put(fields[0], fields[1]);
        }
      }
    }
    return ids;
  }

  private static List<String> stripped(List<String> lines, String prefix) {
    return lines.stream().map(line -> line.replace(prefix, "")).sorted().toList();
  }

  private static String scores(String prefix) {
    return StoredQuery.text("scores.sql").replace("{prefix}", Store.quoted(prefix));
  }

  /** By vehicle: how many events, and a hash over what they say. */
  private static String telemetry(String prefix) {
    return StoredQuery.text("telemetry.sql")
        .replace("{of the script}", ofTheScript("vehicle_id", prefix));
  }

  private static String ofTheScript(String column, String prefix) {
    return "startsWith(%1$s, %2$s) AND NOT startsWith(%1$s, %3$s) AND NOT startsWith(%1$s, %4$s)"
        .formatted(
            column,
            Store.quoted(prefix),
            Store.quoted(prefix + "pulse-"),
            Store.quoted(prefix + "extra-"));
  }

  private static List<String> without(List<String> rows, List<String> others) {
    Map<String, Integer> there = new HashMap<>();
    others.forEach(row -> there.merge(row, 1, Integer::sum));
    return rows.stream().filter(row -> there.merge(row, -1, Integer::sum) < 0).toList();
  }
}
