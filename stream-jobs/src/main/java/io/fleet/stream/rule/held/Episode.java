package io.fleet.stream.rule.held;

import io.fleet.events.Alert;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.motion.Place;
import java.util.Map;

/**
 * When an episode was and what is now to be told of it.
 *
 * @param startedAtMs when it began, epoch milliseconds
 * @param state what is told
 * @param tsMs when that was so, epoch milliseconds
 * @param endedAtMs when it ended, or null while it lasts
 */
public record Episode(long startedAtMs, Alert.State state, long tsMs, Long endedAtMs) {

  /** One that is told of at the time of an event and has not ended. */
  public static Episode lasting(long startedAtMs, Alert.State state, long tsMs) {
    return new Episode(startedAtMs, state, tsMs, null);
  }

  /** One that has ended. */
  public static Episode over(long startedAtMs, long tsMs, long endedAtMs) {
    return new Episode(startedAtMs, Alert.State.RESOLVED, tsMs, endedAtMs);
  }

  /**
   * What the step from one to the next tells of a held condition, or null.
   *
   * @param atMs the event's time
   */
  public static Episode of(Held before, Held after, long atMs, Terms terms) {
    Alert.State state = before.toTell(after);
    if (state == null) {
      return null;
    }
    return state == Alert.State.RESOLVED
        ? over(before.sinceMs(), atMs, before.clearFromMs(atMs, terms))
        : lasting(after.sinceMs(), state, atMs);
  }

  /**
   * The alert, at the event's place or else the last one known.
   *
   * @param details one sentence
   * @param data numbers and texts, units in names
   */
  public AlertFinding alert(
      String type, int severity, Situation situation, String details, Map<String, Object> data) {
    Place place = situation.motion().fix();
    return new AlertFinding(
        type,
        situation.telemetry().vehicleId(),
        startedAtMs,
        state,
        tsMs,
        endedAtMs,
        severity,
        situation.driverId(),
        situation.tripId(),
        place == null ? Telemetry.ABSENT : place.latE6(),
        place == null ? Telemetry.ABSENT : place.lonE6(),
        details,
        data,
        false);
  }
}
