package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * When a vehicle is off duty, week for week, by the clock on the wall of its zone: in a night
 * without an hour, or with one twice, the windows follow the clock.
 *
 * @param zone whose clock counts
 * @param windows when it is off duty
 */
record PrivateSchedule(ZoneId zone, List<Window> windows) {
  /** Never off duty. */
  static final PrivateSchedule NEVER = new PrivateSchedule(ZoneOffset.UTC, List.of());

  /** Always off duty: what a schedule counts as that cannot be read. */
  static final PrivateSchedule ALWAYS =
      new PrivateSchedule(
          ZoneOffset.UTC,
          List.of(
              new Window(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));

  private static final int DAY_NAME_LENGTH = 3;

  /**
   * A time of day on some days of the week.
   *
   * @param days on which it begins
   * @param from its first moment
   * @param to its end; not later than {@code from} means on the next day
   */
  record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    boolean covers(DayOfWeek day, LocalTime time) {
      boolean overMidnight = !to.isAfter(from);
      if (!overMidnight) {
        return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
      }
      return (days.contains(day) && !time.isBefore(from))
          || (days.contains(day.minus(1)) && time.isBefore(to));
    }
  }

  /** Whether the vehicle is off duty at that moment. */
  boolean covers(long atMs) {
    if (windows.isEmpty()) {
      return false;
    }
    ZonedDateTime local = Instant.ofEpochMilli(atMs).atZone(zone);
    for (Window window : windows) {
      if (window.covers(local.getDayOfWeek(), local.toLocalTime())) {
        return true;
      }
    }
    return false;
  }

  /** The schedule in a vehicle's body; without a zone of its own it goes by the vehicle's. */
  static PrivateSchedule ofVehicle(JsonParser in) throws IOException {
    ZoneId vehicleZone = ZoneOffset.UTC;
    Draft draft = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      if ("zone".equals(name) && token == JsonToken.VALUE_STRING) {
        vehicleZone = ZoneId.of(in.getText());
      } else if ("private_schedule".equals(name) && token != JsonToken.VALUE_NULL) {
        draft = Draft.read(in);
      } else {
        in.skipChildren();
      }
    }
    if (draft == null) {
      return NEVER;
    }
    ZoneId zone = draft.zone == null ? vehicleZone : draft.zone;
    return new PrivateSchedule(zone, List.copyOf(draft.windows));
  }

  /** What has been read so far; what is not as it should be cannot be read at all. */
  private static final class Draft {
    private ZoneId zone;
    private final List<Window> windows = new ArrayList<>();

    static Draft read(JsonParser in) throws IOException {
      Draft draft = new Draft();
      expect(in, JsonToken.START_OBJECT);
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        if ("zone".equals(name)) {
          draft.zone = ZoneId.of(in.getText());
        } else if ("weekly".equals(name)) {
          expect(in, JsonToken.START_ARRAY);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            draft.windows.add(readWindow(in));
          }
        } else {
          in.skipChildren();
        }
      }
      return draft;
    }

    private static Window readWindow(JsonParser in) throws IOException {
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      LocalTime from = LocalTime.MIDNIGHT;
      LocalTime to = LocalTime.MIDNIGHT;
      expect(in, JsonToken.START_OBJECT);
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        switch (name) {
          case "days" -> readDays(in, days);
          case "from" -> from = time(in);
          case "to" -> to = time(in);
          default -> in.skipChildren();
        }
      }
      return new Window(days, from, to);
    }

    private static void readDays(JsonParser in, Set<DayOfWeek> days) throws IOException {
      expect(in, JsonToken.START_ARRAY);
      while (in.nextToken() != JsonToken.END_ARRAY) {
        days.add(day(in.getText()));
      }
    }

    private static DayOfWeek day(String name) {
      for (DayOfWeek day : DayOfWeek.values()) {
        if (day.name().substring(0, DAY_NAME_LENGTH).equals(name.toUpperCase(Locale.ROOT))) {
          return day;
        }
      }
      throw new DateTimeException("no day of the week");
    }

    private static LocalTime time(JsonParser in) throws IOException {
      String text = in.getText();
      return "24:00".equals(text) ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static void expect(JsonParser in, JsonToken token) {
      if (!in.hasToken(token)) {
        throw new DateTimeException("no schedule");
      }
    }
  }
}
