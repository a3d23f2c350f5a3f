package io.fleet.stream.rule.overspeed;

import io.fleet.events.Alert;
import io.fleet.stream.rule.AlertFinding;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What subscribers are told of an overspeed episode. */
final class OverspeedAlert {
  static final String TYPE = "overspeed";

  private OverspeedAlert() {}

  static AlertFinding of(OverspeedEpisode episode, Alert.State state, long tsMs) {
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

  private static String sentence(OverspeedEpisode e) {
    return String.format(
        Locale.ROOT,
        "%s drove up to %.0f km/h where %.0f km/h is the limit, for %d s.",
        e.vehicleId(),
        e.peakCkmph() / 100.0,
        e.limitCkmph() / 100.0,
        (e.endedAtMs() - e.startedAtMs()) / 1000);
  }

  private static Map<String, Object> data(OverspeedEpisode e) {
    Map<String, Object> data = new TreeMap<>();
    data.put("peak_kmph", e.peakCkmph() / 100.0);
    data.put("limit_kmph", e.limitCkmph() / 100.0);
    data.put("limit_source", e.limitSource());
    data.put("duration_s", (e.endedAtMs() - e.startedAtMs()) / 1000.0);
    data.put("distance_m", e.distanceMm() / 1000.0);
    data.put("sampled", e.sampled());
    data.put("source", e.source());
    data.put("episode_id", e.episodeId());
    return data;
  }
}
