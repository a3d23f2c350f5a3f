package io.fleet.stream.rule.route;

import io.fleet.events.Alert;
import io.fleet.events.Iso8601;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.motion.Place;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What subscribers are told of a vehicle off its route. */
final class RouteAlert {
  static final String TYPE = "route_deviation";
  private static final int SEVERITY = 2;
  private static final double MM_PER_M = 1_000;
  private static final double MS_PER_S = 1_000;
  private static final long MS_PER_MINUTE = 60_000;

  private RouteAlert() {}

  /**
   * It is off its route, or was.
   *
   * @param at the fix that shows it, or where the episode ended
   * @param lengthMm of the route
   */
  static AlertFinding of(OffRoute episode, Place at, long lengthMm) {
    boolean lasts = episode.isOpen();
    Map<String, Object> data = data(episode, lengthMm);
    data.put("duration_s", (at.timeMs() - episode.left().timeMs()) / MS_PER_S);
    return new AlertFinding(
        TYPE,
        episode.vehicleId(),
        episode.left().timeMs(),
        lasts ? Alert.State.OPENED : Alert.State.RESOLVED,
        at.timeMs(),
        lasts ? null : (Long) at.timeMs(),
        SEVERITY,
        episode.driverId(),
        episode.tripId(),
        episode.left().latE6(),
        episode.left().lonE6(),
        sentence(episode, at),
        data,
        false);
  }

  private static String sentence(OffRoute e, Place at) {
    long maxOffM = Math.round(e.maxOffMm() / MM_PER_M);
    return e.isOpen()
        ? String.format(
            Locale.ROOT,
            "%s has left route %s, by %d m so far.",
            e.vehicleId(),
            e.routeId(),
            maxOffM)
        : String.format(
            Locale.ROOT,
            "%s was off route %s for %d min, by up to %d m.",
            e.vehicleId(),
            e.routeId(),
            (at.timeMs() - e.left().timeMs()) / MS_PER_MINUTE,
            maxOffM);
  }

  private static Map<String, Object> data(OffRoute e, long lengthMm) {
    Map<String, Object> data = new TreeMap<>();
    data.put(AlertFinding.CODE, e.routeId());
    data.put("route_id", e.routeId());
    if (e.planId() != null) {
      data.put("plan_id", e.planId());
    }
    data.put("episode_id", e.episodeId());
    data.put("left_at", Iso8601.format(e.left().timeMs()));
    data.put("left_along_m", e.leftAlongMm() / MM_PER_M);
    data.put("route_m", lengthMm / MM_PER_M);
    data.put("max_off_m", e.maxOffMm() / MM_PER_M);
    data.put("off_distance_m", e.drivenMm() / MM_PER_M);
    if (e.closedBy() != null) {
      data.put("closed_by", e.closedBy().wireName());
    }
    if (e.backAlongMm() != OffRoute.NOWHERE) {
      data.put("back_along_m", e.backAlongMm() / MM_PER_M);
    }
    return data;
  }
}
