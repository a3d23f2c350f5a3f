package io.fleet.stream.rule.hours;

import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;

/**
 * Makes one line of time of what is known of a driver: segments of any vehicle, and breaks. Where
 * they overlap, driving stands before work, work before rest, rest before being at disposal, and
 * all before standing. Between them is standing, assumed; after rest that was told it is rest until
 * something else is known.
 */
final class Spans {
  private static final Comparator<DutySegment> IN_TIME =
      Comparator.comparingLong(DutySegment::startedAtMs)
          .thenComparing(DutySegment::kind)
          .thenComparing(DutySegment::vehicleId)
          .thenComparingLong(DutySegment::endedAtMs);

  /** Who of several holds: the kind first, then the one begun last. */
  private static final Comparator<DutySegment> STRONGEST =
      Comparator.comparing(DutySegment::kind)
          .thenComparing(Comparator.comparingLong(DutySegment::startedAtMs).reversed())
          .thenComparing(DutySegment::vehicleId);

  private Spans() {}

  /**
   * The line of time.
   *
   * @param segments of all vehicles, in any order
   * @param breakStarts moments, epoch milliseconds
   * @param breakEnds moments, epoch milliseconds
   * @param untilMs up to when time has passed; what is known may be later
   */
  static List<Span> of(
      List<DutySegment> segments,
      NavigableSet<Long> breakStarts,
      NavigableSet<Long> breakEnds,
      long untilMs) {
    List<DutySegment> all = new ArrayList<>(segments);
    long endMs = untilMs;
    for (DutySegment segment : segments) {
      endMs = Math.max(endMs, segment.endedAtMs());
    }
    for (long start : breakStarts) {
      addBreak(start, breakEnds, segments, endMs, all);
    }
    all.removeIf(segment -> segment.endedAtMs() <= segment.startedAtMs());
    all.sort(IN_TIME);
    return sweep(all, endMs);
  }

  /** A break lasts until it is ended, or until the driver drives. */
  private static void addBreak(
      long start,
      NavigableSet<Long> ends,
      List<DutySegment> segments,
      long latestMs,
      List<DutySegment> into) {
    Long told = ends.higher(start);
    long end = told == null ? latestMs : told;
    if (told == null) {
      for (DutySegment segment : segments) {
        if (segment.kind() == DutyKind.DRIVING && segment.startedAtMs() > start) {
          end = Math.min(end, segment.startedAtMs());
        }
      }
    }
    into.add(new DutySegment("", "", DutyKind.REST, start, end, false));
  }

  private static List<Span> sweep(List<DutySegment> sorted, long untilMs) {
    List<Span> spans = new ArrayList<>(2 * sorted.size());
    List<DutySegment> active = new ArrayList<>();
    int next = 0;
    long nowMs = sorted.isEmpty() ? untilMs : sorted.get(0).startedAtMs();
    while (next < sorted.size() || !active.isEmpty()) {
      while (next < sorted.size() && sorted.get(next).startedAtMs() <= nowMs) {
        active.add(sorted.get(next++));
      }
      long untilNextMs = next < sorted.size() ? sorted.get(next).startedAtMs() : Long.MAX_VALUE;
      for (DutySegment segment : active) {
        untilNextMs = Math.min(untilNextMs, segment.endedAtMs());
      }
      DutySegment strongest = active.stream().min(STRONGEST).orElse(null);
      append(spans, strongest, nowMs, untilNextMs);
      nowMs = untilNextMs;
      for (Iterator<DutySegment> i = active.iterator(); i.hasNext(); ) {
        if (i.next().endedAtMs() <= nowMs) {
          i.remove();
        }
      }
    }
    if (untilMs > nowMs) {
      append(spans, null, nowMs, untilMs);
    }
    return spans;
  }

  private static void append(List<Span> spans, DutySegment what, long startMs, long endMs) {
    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    boolean afterRest = last != null && last.kind() == DutyKind.REST;
    DutyKind unknown = afterRest ? DutyKind.REST : DutyKind.STANDING;
    DutyKind kind = what == null ? unknown : what.kind();
    String vehicleId = what == null ? null : what.vehicleId();
    boolean same =
        last != null
            && last.kind() == kind
            && (last.vehicleId() == null ? vehicleId == null : last.vehicleId().equals(vehicleId));
    if (same) {
      spans.set(spans.size() - 1, new Span(kind, vehicleId, last.startMs(), endMs));
    } else {
      spans.add(new Span(kind, vehicleId, startMs, endMs));
    }
  }
}
