package io.fleet.notifier.endpoint;

import io.fleet.events.reference.WeeklyHours.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Hours of some days of the week. Where {@code to} is not after {@code from} they run over
 * midnight, and belong to the day on which they begin.
 *
 * @param zone of days and hours
 * @param days at least one
 * @param from the first minute that belongs to it
 * @param to the first minute that does not
 */
public record Schedule(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  /** Keeps its own copy. */
  public Schedule {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("filters.schedule.days: at least one expected");
    }
  }

  /** Whether a moment, epoch milliseconds, belongs to it. */
  public boolean contains(long atMs) {
    ZonedDateTime at = Instant.ofEpochMilli(atMs).atZone(zone);
    return new Window(days, from, to).covers(at.getDayOfWeek(), at.toLocalTime());
  }
}
