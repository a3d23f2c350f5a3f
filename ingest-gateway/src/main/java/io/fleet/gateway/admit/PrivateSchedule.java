package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.reference.WeeklyHours;
import io.fleet.events.reference.WeeklyHours.Window;
import io.fleet.events.reference.WeeklyHoursReader;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;

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
    WeeklyHoursReader hours = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      if ("zone".equals(name) && token == JsonToken.VALUE_STRING) {
        vehicleZone = ZoneId.of(in.getText());
      } else if ("private_schedule".equals(name) && token != JsonToken.VALUE_NULL) {
        hours = WeeklyHoursReader.at(in);
      } else {
        in.skipChildren();
      }
    }
    if (hours == null) {
      return NEVER;
    }
    WeeklyHours offDuty = hours.in(vehicleZone);
    return new PrivateSchedule(offDuty.zone(), offDuty.windows());
  }
}
