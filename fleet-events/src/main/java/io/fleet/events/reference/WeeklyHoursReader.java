package io.fleet.events.reference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import io.fleet.events.Refusal;
import io.fleet.events.reference.WeeklyHours.Window;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads hours of the week where a body of reference data has them as a member. */
public final class WeeklyHoursReader {
  private static final String END_OF_DAY = "24:00";
  private static final int DAY_NAME_LENGTH = 3;

  private ZoneId zone;
  private final List<Window> windows = new ArrayList<>();

  private WeeklyHoursReader() {}

  /**
   * Reads a member of an object, for example a fence's {@code schedule}.
   *
   * @return null if there is none
   * @throws Refusal.RefusedException if it cannot be understood
   */
  public static WeeklyHours read(String body, String member) throws Refusal.RefusedException {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      expect(in.nextToken(), JsonToken.START_OBJECT);
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        JsonToken value = in.nextToken();
        if (name.equals(member) && value != JsonToken.VALUE_NULL) {
          return at(in).in(null);
        }
        in.skipChildren();
      }
      return null;
    } catch (IOException | DateTimeException e) {
      throw new Refusal.RefusedException(Refusal.MALFORMED, "no hours of the week");
    }
  }

  /**
   * Reads the object at which the parser stands.
   *
   * @throws DateTimeException if it makes no sense
   */
  public static WeeklyHoursReader at(JsonParser in) throws IOException {
    WeeklyHoursReader hours = new WeeklyHoursReader();
    expect(in.currentToken(), JsonToken.START_OBJECT);
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      if (name.equals("zone")) {
        hours.zone = ZoneId.of(in.getText());
      } else if (name.equals("weekly")) {
        expect(value, JsonToken.START_ARRAY);
        while (in.nextToken() != JsonToken.END_ARRAY) {
          hours.windows.add(window(in));
        }
      } else {
        in.skipChildren();
      }
    }
    return hours;
  }

  /**
   * What was read.
   *
   * @param otherwise whose clock counts without a zone of their own; null if they must have one
   * @throws DateTimeException if there is no zone
   */
  public WeeklyHours in(ZoneId otherwise) {
    ZoneId counts = zone == null ? otherwise : zone;
    if (counts == null) {
      throw new DateTimeException("no zone");
    }
    return new WeeklyHours(counts, List.copyOf(windows));
  }

  private static Window window(JsonParser in) throws IOException {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    LocalTime from = LocalTime.MIDNIGHT;
    LocalTime to = LocalTime.MIDNIGHT;
    expect(in.currentToken(), JsonToken.START_OBJECT);
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "days" -> {
          expect(value, JsonToken.START_ARRAY);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            days.add(day(in.getText()));
          }
        }
        case "from" -> from = time(in);
        case "to" -> to = time(in);
        default -> in.skipChildren();
      }
    }
    return new Window(Set.copyOf(days), from, to);
  }

  private static LocalTime time(JsonParser in) throws IOException {
    String text = in.getText();
    return END_OF_DAY.equals(text) ? LocalTime.MIDNIGHT : LocalTime.parse(text);
  }

  private static DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().substring(0, DAY_NAME_LENGTH).equals(name.toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    throw new DateTimeException("no day of the week");
  }

  private static void expect(JsonToken token, JsonToken expected) {
    if (token != expected) {
      throw new DateTimeException("no schedule");
    }
  }
}
