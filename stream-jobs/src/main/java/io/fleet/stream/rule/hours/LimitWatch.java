package io.fleet.stream.rule.hours;

import static io.fleet.stream.rule.hours.EpisodeSink.NEVER;

/**
 * Counts time against one limit: warns 30 and 15 min ahead, tells when it is exceeded and, in steps
 * of 15 min, by how much; an episode begins with the first warning and ends when the count does.
 */
final class LimitWatch {
  static final long MINUTE_MS = 60_000;
  static final long HOUR_MS = 60 * MINUTE_MS;
  private static final long FIRST_WARNING_MS = 30 * MINUTE_MS;
  private static final long SECOND_WARNING_MS = 15 * MINUTE_MS;
  private static final long STEP_MS = 15 * MINUTE_MS;

  private final HoursRule rule;
  private final EpisodeSink sink;
  private long limitMs;
  private long usedMs;
  private boolean judged;
  private boolean assumedBreaks;

  private Stage stage;
  private String vehicleId;
  private String drivenVehicleId;
  private long startedAtMs;
  private long exceededAtMs = NEVER;
  private long tsMs;
  private long toldMs;

  LimitWatch(HoursRule rule, long limitMs, EpisodeSink sink) {
    this.rule = rule;
    this.limitMs = limitMs;
    this.sink = sink;
  }

  long usedMs() {
    return usedMs;
  }

  long limitMs() {
    return limitMs;
  }

  void limit(long ms) {
    this.limitMs = ms;
  }

  boolean isReached() {
    return usedMs >= limitMs;
  }

  /** Whether a break taken into account was only assumed. */
  void assumed(boolean yes) {
    assumedBreaks |= yes;
  }

  boolean assumedBreaks() {
    return assumedBreaks;
  }

  /** Counts a span in full. */
  void add(Span span, boolean inForce) {
    reach(span, usedMs, inForce);
  }

  /** Counts a span that follows on a count made elsewhere. */
  void reach(Span span, long usedBeforeMs, boolean inForce) {
    usedMs = usedBeforeMs + span.lengthMs();
    judged = inForce;
    if (!inForce) {
      settle(span.startMs());
      return;
    }
    warn(Stage.WARNED_30, limitMs - FIRST_WARNING_MS, span, usedBeforeMs);
    warn(Stage.WARNED_15, limitMs - SECOND_WARNING_MS, span, usedBeforeMs);
    if (usedMs > limitMs) {
      exceed(span, usedBeforeMs);
    }
  }

  private void warn(Stage next, long atUsedMs, Span span, long usedBeforeMs) {
    if (usedMs >= atUsedMs && (stage == null || stage.compareTo(next) < 0)) {
      enter(next, span, moment(span, atUsedMs, usedBeforeMs));
      toldMs = atUsedMs;
    }
  }

  private void exceed(Span span, long usedBeforeMs) {
    if (stage != Stage.EXCEEDED) {
      exceededAtMs = moment(span, limitMs, usedBeforeMs);
      enter(Stage.EXCEEDED, span, exceededAtMs);
    }
    long steps = (usedMs - limitMs) / STEP_MS * STEP_MS;
    if (limitMs + steps > toldMs) {
      toldMs = limitMs + steps;
      tsMs = moment(span, toldMs, usedBeforeMs);
    }
  }

  private void enter(Stage next, Span span, long atMs) {
    if (stage == null) {
      startedAtMs = atMs;
      vehicleId = span.vehicleId();
    }
    stage = next;
    tsMs = atMs;
    drivenVehicleId = span.vehicleId();
  }

  private static long moment(Span span, long atUsedMs, long usedBeforeMs) {
    return Math.max(span.startMs(), span.startMs() + atUsedMs - usedBeforeMs);
  }

  /** The count begins anew. */
  void reset(long atMs) {
    settle(atMs);
    usedMs = 0;
    assumedBreaks = false;
  }

  /** Begins with something counted before. */
  void resetTo(long ms, long atMs) {
    reset(atMs);
    usedMs = ms;
  }

  /** What was open is over. */
  void settle(long atMs) {
    if (stage != null) {
      tell(atMs);
      stage = null;
      exceededAtMs = NEVER;
      toldMs = 0;
    }
  }

  void finish() {
    if (stage != null) {
      tell(NEVER);
    }
  }

  private void tell(long endedAtMs) {
    boolean over = endedAtMs != NEVER;
    sink.tell(
        new EpisodeSink.Episode(
            rule,
            vehicleId,
            drivenVehicleId,
            stage,
            startedAtMs,
            exceededAtMs,
            over ? Math.max(tsMs, endedAtMs) : tsMs,
            over ? Math.max(tsMs, endedAtMs) : NEVER,
            over ? usedMs : toldMs,
            limitMs,
            assumedBreaks));
  }

  /** When something is to be told if counting goes on. */
  long nextMs(long endMs) {
    if (!judged) {
      return Long.MAX_VALUE;
    }
    long next = limitMs + 1;
    if (usedMs < limitMs - FIRST_WARNING_MS) {
      next = limitMs - FIRST_WARNING_MS;
    } else if (usedMs < limitMs - SECOND_WARNING_MS) {
      next = limitMs - SECOND_WARNING_MS;
    } else if (usedMs > limitMs) {
      next = limitMs + ((usedMs - limitMs) / STEP_MS + 1) * STEP_MS;
    }
    return endMs + next - usedMs;
  }
}
