package io.fleet.stream.rule.health;

import io.fleet.events.Alert;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.held.Episode;
import io.fleet.stream.rule.settings.HealthSettings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What subscribers are told of an engine that is too hot and of a supply that is too low. */
final class EngineAlert {
  static final String OVERHEATED = "engine_overheated";
  static final String BATTERY_LOW = "battery_low";
  static final String CHARGING_FAULT = "charging_fault";

  private static final int MEDIUM = 2;
  private static final int HIGH = 3;

  private EngineAlert() {}

  static AlertFinding overheated(Episode episode, int peakDc, Situation s) {
    double limit = s.settings().health().heat().aboveDc() / 10.0;
    double peak = peakDc / 10.0;
    Map<String, Object> data = new TreeMap<>();
    data.put("peak_c", peak);
    data.put("threshold_c", limit);
    String words = "'s engine %s %.1f °C hot, %s than %.0f °C.";
    return episode.alert(
        OVERHEATED,
        HIGH,
        s,
        sentence(s, words, episode, "is", "was", peak, "more", limit),
        data(episode, data));
  }

  static AlertFinding batteryLow(Episode episode, int lowestMv, boolean is24V, Situation s) {
    double limit = s.settings().health().supply().lowMv(is24V) / 1000.0;
    String words = "'s battery %s at %.1f V with the engine off, %s than %.1f V.";
    return supply(BATTERY_LOW, words, episode, lowestMv, limit, is24V, s);
  }

  static AlertFinding chargingFault(Episode episode, int lowestMv, boolean is24V, Situation s) {
    double limit = s.settings().health().supply().chargingMv(is24V) / 1000.0;
    String words =
        "'s supply %s at %.1f V with the engine on, %s than the %.1f V of one that charges.";
    return supply(CHARGING_FAULT, words, episode, lowestMv, limit, is24V, s);
  }

  private static AlertFinding supply(
      String type,
      String words,
      Episode episode,
      int lowestMv,
      double limitV,
      boolean is24V,
      Situation s) {
    HealthSettings.Supply supply = s.settings().health().supply();
    double lowest = lowestMv / 1000.0;
    Map<String, Object> data = new TreeMap<>();
    data.put("lowest_v", lowest);
    data.put("threshold_v", limitV);
    data.put("system_v", is24V ? 24 : 12);
    data.put("system_source", supply.systemV() == 0 ? "learned" : "vehicle");
    return episode.alert(
        type,
        MEDIUM,
        s,
        sentence(s, words, episode, "is", "was", lowest, "less", limitV),
        data(episode, data));
  }

  private static String sentence(
      Situation s,
      String words,
      Episode episode,
      String now,
      String then,
      double value,
      String compared,
      double limit) {
    String verb = episode.state() == Alert.State.RESOLVED ? then : now;
    return s.telemetry().vehicleId()
        + String.format(Locale.ROOT, words, verb, value, compared, limit);
  }

  private static Map<String, Object> data(Episode episode, Map<String, Object> data) {
    long untilMs = episode.endedAtMs() == null ? episode.tsMs() : episode.endedAtMs();
    data.put("duration_s", (untilMs - episode.startedAtMs()) / 1000.0);
    return data;
  }
}
