package io.fleet.stream.rule.idling;

import io.fleet.events.Alert;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What subscribers are told of an episode of idling. */
final class IdlingAlert {
  static final String TYPE = "idling";
  private static final long MS_PER_MINUTE = 60_000;

  private IdlingAlert() {}

  static AlertFinding of(IdlingEpisode episode, Alert.State state, long tsMs) {
    return new AlertFinding(
        TYPE,
        episode.vehicleId(),
        episode.startedAtMs(),
        state,
        tsMs,
        episode.open() ? null : episode.endedAtMs(),
        episode.severity(),
        episode.driverId(),
        episode.tripId(),
        episode.latE6(),
        episode.lonE6(),
        sentence(episode),
        data(episode),
        false);
  }

  private static String sentence(IdlingEpisode e) {
    return String.format(
        Locale.ROOT,
        "%s %s for %d min %d s with its engine on.",
        e.vehicleId(),
        e.open() ? "has stood" : "stood",
        e.durationMs() / MS_PER_MINUTE,
        e.durationMs() % MS_PER_MINUTE / 1000);
  }

  private static Map<String, Object> data(IdlingEpisode e) {
    Map<String, Object> data = new TreeMap<>();
    data.put("duration_s", e.durationMs() / 1000.0);
    data.put("idling_id", e.idlingId());
    if (e.startFuelCl() != Telemetry.ABSENT) {
      data.put("fuel_used_l", (e.startFuelCl() - e.endFuelCl()) / 100.0);
    }
    return data;
  }
}
