package io.fleet.stream.rule.geofence;

import io.fleet.events.Alert;
import io.fleet.events.Iso8601;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.motion.Place;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What subscribers are told of a vehicle that stays in a fence longer than it may. */
final class DwellAlert {
  static final String TYPE = "geofence_dwell";
  private static final int SEVERITY = 2;
  private static final double MS_PER_S = 1_000;
  private static final long MS_PER_MINUTE = 60_000;

  private DwellAlert() {}

  /**
   * It has stayed too long.
   *
   * @param stay told
   */
  static AlertFinding opened(Stay stay, String vehicleId) {
    return of(stay, vehicleId, null);
  }

  static AlertFinding resolved(Stay stay, String vehicleId, Place left) {
    return of(stay, vehicleId, left);
  }

  private static AlertFinding of(Stay stay, String vehicleId, Place left) {
    long startedAtMs = stay.entered().timeMs() + stay.toldLimitMs();
    boolean lasts = left == null;
    Long endedAtMs = lasts ? null : (Long) Math.max(startedAtMs, left.timeMs());
    long tsMs = lasts ? startedAtMs : endedAtMs;
    return new AlertFinding(
        TYPE,
        vehicleId,
        startedAtMs,
        lasts ? Alert.State.OPENED : Alert.State.RESOLVED,
        tsMs,
        endedAtMs,
        SEVERITY,
        stay.driverId(),
        stay.tripId(),
        stay.entered().latE6(),
        stay.entered().lonE6(),
        sentence(stay, vehicleId, tsMs, lasts),
        data(stay, vehicleId, tsMs),
        false);
  }

  private static String sentence(Stay stay, String vehicleId, long tsMs, boolean lasts) {
    return String.format(
        Locale.ROOT,
        "%s %s in %s for %s, where %s are allowed.",
        vehicleId,
        lasts ? "has been" : "was",
        stay.fenceId(),
        duration(tsMs - stay.entered().timeMs()),
        duration(stay.toldLimitMs()));
  }

  private static String duration(long ms) {
    return ms < MS_PER_MINUTE ? ms / 1_000 + " s" : ms / MS_PER_MINUTE + " min";
  }

  private static Map<String, Object> data(Stay stay, String vehicleId, long tsMs) {
    Map<String, Object> data = new TreeMap<>();
    data.put(AlertFinding.CODE, stay.fenceId());
    data.put("fence_id", stay.fenceId());
    data.put("visit_id", Visit.open(stay, vehicleId).visitId());
    data.put("entered_at", Iso8601.format(stay.entered().timeMs()));
    data.put("duration_s", (tsMs - stay.entered().timeMs()) / MS_PER_S);
    data.put("limit_s", stay.toldLimitMs() / MS_PER_S);
    return data;
  }
}
