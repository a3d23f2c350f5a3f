package io.fleet.stream.rule.harsh;

import io.fleet.events.Alert;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What subscribers are told of a manoeuvre. */
final class HarshAlert {
  private HarshAlert() {}

  static AlertFinding of(HarshEvent event, Alert.State state, long tsMs) {
    return new AlertFinding(
        event.kind().wireName(),
        event.vehicleId(),
        event.startedAtMs(),
        state,
        tsMs,
        event.open() ? null : event.endedAtMs(),
        event.severity(),
        event.driverId(),
        event.tripId(),
        event.latE6(),
        event.lonE6(),
        sentence(event),
        data(event),
        false);
  }

  private static String sentence(HarshEvent e) {
    StringBuilder text = new StringBuilder(e.vehicleId()).append(' ').append(e.kind().words());
    if (e.peakMg() > 0) {
      text.append(String.format(Locale.ROOT, " with %.2f g", e.peakMg() / 1000.0));
    }
    if (e.speedCkmph() != Telemetry.ABSENT) {
      text.append(String.format(Locale.ROOT, " at %.0f km/h", e.speedCkmph() / 100.0));
    }
    return text.append('.').toString();
  }

  private static Map<String, Object> data(HarshEvent e) {
    Map<String, Object> data = new TreeMap<>();
    if (e.peakMg() > 0) {
      data.put("peak_g", e.peakMg() / 1000.0);
    }
    if (e.speedCkmph() != Telemetry.ABSENT) {
      data.put("speed_kmph", e.speedCkmph() / 100.0);
    }
    data.put("threshold_g", e.thresholdMg() / 1000.0);
    data.put("duration_s", (e.endedAtMs() - e.startedAtMs()) / 1000.0);
    data.put("source", e.source());
    data.put("basis", e.basis().wireName());
    data.put("event_id", e.eventId());
    return data;
  }
}
