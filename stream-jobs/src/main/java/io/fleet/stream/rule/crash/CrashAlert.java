package io.fleet.stream.rule.crash;

import io.fleet.events.Alert;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What subscribers are told of a crash: one alert from suspicion to confirmation or clearing. */
public final class CrashAlert {
  /** The type of the alerts. */
  public static final String TYPE = "crash";

  private CrashAlert() {}

  /** It may have been a crash. */
  static AlertFinding suspected(CrashEvent event, Alert.State told, long atMs) {
    return of(event, told, atMs, event.vehicleId() + " may have crashed: " + signs(event) + '.');
  }

  /** The vehicle has stood for so long since, which ended at that time. */
  public static AlertFinding confirmed(CrashEvent event, long stoodMs) {
    String text =
        String.format(
            Locale.ROOT,
            "%s has crashed: %s, and it has stood for %d s since.",
            event.vehicleId(),
            signs(event),
            stoodMs / 1_000);
    return of(event, Alert.State.UPDATED, event.decidedAtMs(), text);
  }

  /**
   * It is over.
   *
   * @param atMs when it was, epoch milliseconds
   * @param why ends the sentence, for example "drove on after an impact of"
   */
  public static AlertFinding resolved(CrashEvent event, long atMs, String why) {
    return of(
        event,
        Alert.State.RESOLVED,
        atMs,
        event.vehicleId() + ' ' + why + " (" + signs(event) + ").");
  }

  private static AlertFinding of(CrashEvent e, Alert.State told, long atMs, String sentence) {
    return new AlertFinding(
        TYPE,
        e.vehicleId(),
        e.startedAtMs(),
        told,
        atMs,
        told == Alert.State.RESOLVED ? (Long) atMs : null,
        e.severity(),
        e.driverId(),
        e.tripId(),
        e.latE6(),
        e.lonE6(),
        sentence,
        data(e),
        e.late());
  }

  private static String signs(CrashEvent e) {
    StringBuilder text = new StringBuilder();
    text.append(
        switch (e.basis()) {
          case DEVICE -> "reported by its tracker";
          case ACCELEROMETER -> "a shock";
          case SPEED -> "a loss of speed no brakes can give";
        });
    if (e.peakMg() != Telemetry.ABSENT) {
      text.append(String.format(Locale.ROOT, ", %.1f g", e.peakMg() / 1000.0));
    }
    if (e.lostCkmph() != Telemetry.ABSENT) {
      double lost = e.lostCkmph() / 100.0;
      text.append(String.format(Locale.ROOT, ", %.0f km/h lost", lost));
    }
    if (e.beforeCkmph() != Telemetry.ABSENT) {
      text.append(String.format(Locale.ROOT, " at %.0f km/h", e.beforeCkmph() / 100.0));
    }
    return text.toString();
  }

  private static Map<String, Object> data(CrashEvent e) {
    Map<String, Object> data = new TreeMap<>();
    data.put("verdict", e.verdict().wireName());
    data.put("basis", e.basis().wireName());
    data.put("event_id", e.eventId());
    if (e.peakMg() != Telemetry.ABSENT) {
      data.put("peak_g", e.peakMg() / 1000.0);
    }
    if (e.beforeCkmph() != Telemetry.ABSENT) {
      data.put("before_kmph", e.beforeCkmph() / 100.0);
    }
    if (e.lostCkmph() != Telemetry.ABSENT) {
      data.put("lost_kmph", e.lostCkmph() / 100.0);
    }
    return data;
  }
}
