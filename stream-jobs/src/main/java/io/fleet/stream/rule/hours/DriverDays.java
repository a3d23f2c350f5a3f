package io.fleet.stream.rule.hours;

import io.fleet.stream.rule.duty.DutyKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Adds a driver's time up by local day. */
final class DriverDays {
  private static final long REST_MS = 9 * LimitWatch.HOUR_MS;

  private final TreeMap<Long, Sums> days = new TreeMap<>();
  private final List<PausePiece> pause = new ArrayList<>();
  private long pauseMs;

  private record PausePiece(Sums day, long ms, boolean told) {}

  private static final class Sums {
    private final long startMs;
    private HoursTerms terms;
    private long drivingMs;
    private long workMs;
    private long availableMs;
    private long breakMs;
    private long assumedMs;
    private long restMs;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;
    private boolean told;

    private Sums(long startMs) {
      this.startMs = startMs;
    }

    private boolean isWorthTelling() {
      return told || lastMs != Long.MIN_VALUE;
    }
  }

  void add(Span span, LocalDate date, long dayStartMs, HoursTerms terms) {
    Sums day = days.computeIfAbsent(date.toEpochDay(), ignored -> new Sums(dayStartMs));
    day.terms = terms;
    if (span.isOff()) {
      boolean told = span.kind() == DutyKind.REST;
      day.told |= told;
      pause.add(new PausePiece(day, span.lengthMs(), told));
      pauseMs += span.lengthMs();
      return;
    }
    endPause();
    day.firstMs = Math.min(day.firstMs, span.startMs());
    day.lastMs = Math.max(day.lastMs, span.endMs());
    switch (span.kind()) {
      case DRIVING -> day.drivingMs += span.lengthMs();
      case WORK -> day.workMs += span.lengthMs();
      default -> day.availableMs += span.lengthMs();
    }
  }

  private void endPause() {
    for (PausePiece piece : pause) {
      if (pauseMs >= REST_MS) {
        piece.day.restMs += piece.ms;
      } else if (piece.told) {
        piece.day.breakMs += piece.ms;
      } else {
        piece.day.assumedMs += piece.ms;
      }
    }
    pause.clear();
    pauseMs = 0;
  }

  List<DriverDay> tell(String driverId) {
    endPause();
    List<DriverDay> told = new ArrayList<>();
    days.forEach(
        (epochDay, day) -> {
          if (day.isWorthTelling()) {
            told.add(day(driverId, epochDay, day));
          }
        });
    return told;
  }

  private static DriverDay day(String driverId, long epochDay, Sums day) {
    boolean active = day.lastMs != Long.MIN_VALUE;
    return new DriverDay(
        driverId,
        epochDay,
        day.terms.zone().getId(),
        day.startMs,
        day.terms.profile(),
        day.drivingMs,
        day.workMs,
        day.availableMs,
        day.breakMs,
        day.assumedMs,
        day.restMs,
        active ? day.firstMs : day.startMs,
        active ? day.lastMs : day.startMs);
  }
}
