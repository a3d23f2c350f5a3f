package io.fleet.stream.recompute;

import io.fleet.stream.io.clickhouse.FindingRows;
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.recompute.Difference.Change;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.duty.DutySegment;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what would be otherwise, by table, and alerts by type. */
public final class Report {
  private static final String ROW = "%-40s %9d %9d %9d%n";
  private static final String HEAD = "%-40s %9s %9s %9s%n";

  private final RowBinaryWriter writer = new RowBinaryWriter();
  private final Map<String, Map<Change, Long>> counts = new TreeMap<>();
  private long vehicles;
  private long touched;
  private long differences;

  void add(Iterable<Difference> found) {
    long before = differences;
    for (Difference each : found) {
      counts
          .computeIfAbsent(nameOf(each.finding()), name -> new EnumMap<>(Change.class))
          .merge(each.change(), 1L, Long::sum);
      differences++;
    }
    vehicles++;
    touched += differences > before ? 1 : 0;
  }

  /** The table a finding is a row of; of an alert with its type. */
  String nameOf(Finding finding) {
    if (finding instanceof AlertFinding alert) {
      return "alerts/" + alert.alertType();
    }
    return finding instanceof DutySegment
        ? "duty_segments"
        : FindingRows.encode(finding, 1, false, writer).table().tableName();
  }

  /** How many vehicles were looked at. */
  public long vehicles() {
    return vehicles;
  }

  /** How many findings would not be told as they were. */
  public long differences() {
    return differences;
  }

  /** Writes a table for people. */
  public void print(PrintStream out) {
    if (differences > 0) {
      out.printf(HEAD, "", "new", "changed", "gone");
      counts.forEach(
          (name, of) ->
              out.printf(
                  ROW, name, of(of, Change.NEW), of(of, Change.CHANGED), of(of, Change.GONE)));
    }
    out.println(
        differences + " differences in " + touched + " of " + vehicles + " vehicles looked at");
  }

  private static long of(Map<Change, Long> counts, Change change) {
    return counts.getOrDefault(change, 0L);
  }
}
