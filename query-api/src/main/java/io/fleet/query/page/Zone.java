package io.fleet.query.page;

import io.fleet.query.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** A place's clock, by which days begin and end. */
public final class Zone {
  private static final String UTC = "UTC";

  private final ZoneId id;

  private Zone(ZoneId id) {
    this.id = id;
  }

  /**
   * Reads the parameter {@code zone}, a name of the IANA database; UTC if it is not given.
   *
   * @throws ProblemException if there is no such zone
   */
  public static Zone parse(String value) {
    String name = TimeRange.isAbsent(value) ? UTC : value;
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw ProblemException.parameter("zone", "a name such as Europe/Berlin expected");
    }
    return new Zone(ZoneId.of(name));
  }

  /** Its name, which the store knows too. */
  public String name() {
    return id.getId();
  }

  /** The day that holds this moment. */
  public LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, id);
  }

  /**
   * Reads a day, ISO-8601; the one that holds now if it is not given.
   *
   * @throws ProblemException if it is none, or not from 1970 to 2099
   */
  public LocalDate day(String parameter, String value, Instant now) {
    if (TimeRange.isAbsent(value)) {
      return dayOf(now);
    }
    try {
      LocalDate day = LocalDate.parse(value);
      if (startMs(day) >= 0 && startMs(day) < TimeText.LATEST_MS) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // told below, as what is out of bounds is
    }
    throw ProblemException.parameter(
        parameter, "a day from 1970 to 2099, such as 2026-01-31, expected");
  }

  /** When a day begins there, epoch milliseconds; not always at midnight. */
  public long startMs(LocalDate day) {
    return day.atStartOfDay(id).toInstant().toEpochMilli();
  }

  /** When the day begins that holds this moment, epoch milliseconds. */
  public long startOfDayMs(long momentMs) {
    return startMs(dayOf(Instant.ofEpochMilli(momentMs)));
  }

  /** When the first day begins that begins not before this moment, epoch milliseconds. */
  public long startOfNextDayMs(long momentMs) {
    long startMs = startOfDayMs(momentMs);
    return startMs == momentMs
        ? startMs
        : startMs(dayOf(Instant.ofEpochMilli(momentMs)).plusDays(1));
  }
}
