package io.fleet.gateway.reference.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Iso8601;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;

/** Zones that exist, moments that exist, and spans that end after they begin. */
final class TimeCheck {
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final long NONE = Long.MIN_VALUE;

  private TimeCheck() {}

  static void zone(JsonNode of, String place, Findings found) {
    JsonNode zone = of.get("zone");
    if (zone != null && !ZONES.contains(zone.textValue())) {
      found.error(place + "/zone", FieldNote.VALUE, "no IANA time zone of that name");
    }
  }

  static void validTo(JsonNode body, long validFromMs, Findings found) {
    long validToMs = moment(body, "valid_to", "", found);
    if (validToMs != NONE && validToMs <= validFromMs) {
      found.error(
          "/valid_to", FieldNote.ORDER, "must be after valid_from, " + Iso8601.format(validFromMs));
    }
  }

  /** A moment that may be left out exists, if it is there. */
  static void instant(JsonNode of, String name, String place, Findings found) {
    moment(of, name, place, found);
  }

  static void window(JsonNode stop, String place, Findings found) {
    long fromMs = moment(stop, "window_from", place, found);
    long toMs = moment(stop, "window_to", place, found);
    if (fromMs != NONE && toMs != NONE && toMs <= fromMs) {
      found.error(place + "/window_to", FieldNote.ORDER, "must be after window_from");
    }
  }

  private static long moment(JsonNode of, String name, String place, Findings found) {
    JsonNode text = of.get(name);
    if (text == null) {
      return NONE;
    }
    try {
      return Iso8601.parse(text.textValue());
    } catch (DateTimeException e) {
      found.error(FieldNote.member(place, name), FieldNote.FORM, "there is no such moment");
      return NONE;
    }
  }
}
