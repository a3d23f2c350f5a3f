package io.fleet.events.reference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Hours of the week, in a time zone: they begin and end by its clocks, also on the days on which
 * these are changed.
 *
 * @param zone the time zone
 * @param windows hours that may touch and overlap
 */
public record WeeklyHours(ZoneId zone, List<Window> windows) {
  /** What is open for longer than so many windows in a row is open for ever. */
  private static final int MOST_IN_A_ROW = 16;

  /**
   * Hours of some days; where they do not end later than they begin they end on the next day.
   *
   * @param days on which they begin
   */
  public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    /** Whether a clock that shows this day and time is within them. */
    public boolean covers(DayOfWeek day, LocalTime time) {
      boolean overMidnight = !to.isAfter(from);
      if (!overMidnight) {
        return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
      }
      return (days.contains(day) && !time.isBefore(from))
          || (days.contains(day.minus(1)) && time.isBefore(to));
    }
  }

  private record Open(long fromMs, long toMs) {
    boolean holds(long timeMs) {
      return timeMs >= fromMs && timeMs < toMs;
    }
  }

  /** Whether it is open at a moment, epoch milliseconds. */
  public boolean isOpenAt(long timeMs) {
    return around(timeMs) != null;
  }

  /** Since when it has been open at a moment; without an end of it, since ever. */
  public long openSinceMs(long timeMs) {
    long since = timeMs;
    for (int i = 0; i < MOST_IN_A_ROW; i++) {
      Open open = around(i == 0 ? since : since - 1);
      if (open == null) {
        return since;
      }
      since = open.fromMs;
    }
    return Long.MIN_VALUE;
  }

  /** Until when it is open from a moment on, exclusive. */
  public long openUntilMs(long timeMs) {
    long until = timeMs;
    for (int i = 0; i < MOST_IN_A_ROW; i++) {
      Open open = around(until);
      if (open == null) {
        return until;
      }
      until = open.toMs;
    }
    return Long.MAX_VALUE;
  }

  private Open around(long timeMs) {
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(timeMs), zone);
    for (Window window : windows) {
      for (LocalDate day = today.minusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
        if (window.days.contains(day.getDayOfWeek())) {
          Open open = on(day, window);
          if (open.holds(timeMs)) {
            return open;
          }
        }
      }
    }
    return null;
  }

  private Open on(LocalDate day, Window window) {
    LocalDate last = window.to.isAfter(window.from) ? day : day.plusDays(1);
    return new Open(ms(day, window.from), ms(last, window.to));
  }

  private long ms(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant().toEpochMilli();
  }
}
