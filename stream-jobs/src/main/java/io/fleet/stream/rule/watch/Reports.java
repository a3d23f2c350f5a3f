package io.fleet.stream.rule.watch;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a vehicle's tracker has reported and may still report again: at most one of each kind.
 *
 * @param reports never altered
 */
public record Reports(List<Report> reports) {
  /** Nothing. */
  public static final Reports NONE = new Reports(List.of());

  /** Keeps its own copy of the list. */
  public Reports {
    reports = List.copyOf(reports);
  }

  /**
   * An episode of reports of one kind.
   *
   * @param kind of what
   * @param startedAtMs the first, epoch milliseconds
   * @param lastMs the last, epoch milliseconds
   * @param toldMs when it was last told, epoch milliseconds
   * @param count how many
   */
  record Report(ReportKind kind, long startedAtMs, long lastMs, long toldMs, int count) {
    Report again(long atMs, boolean told) {
      return new Report(kind, startedAtMs, atMs, told ? atMs : toldMs, count + 1);
    }
  }

  void write(ByteWriter out) {
    out.writeVarLong(reports.size());
    for (Report report : reports) {
      out.writeByte(report.kind().ordinal());
      out.writeLong(report.startedAtMs());
      out.writeLong(report.lastMs());
      out.writeLong(report.toldMs());
      out.writeVarLong(report.count());
    }
  }

  static Reports read(ByteReader in) {
    List<Report> reports = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      reports.add(
          new Report(
              ReportKind.at(in.readByte()),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              (int) in.readVarLong()));
    }
    return reports.isEmpty() ? NONE : new Reports(reports);
  }
}
