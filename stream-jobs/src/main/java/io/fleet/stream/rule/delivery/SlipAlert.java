package io.fleet.stream.rule.delivery;

import io.fleet.events.Alert;
import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Situation;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What subscribers are told when the ETAs of a plan are later than first promised. */
final class SlipAlert {
  static final String TYPE = "delivery_eta_slip";

  private static final double MS_PER_S = 1_000;
  private static final long MS_PER_MINUTE = 60_000;

  private SlipAlert() {}

  /**
   * They are.
   *
   * @param stops how many of the next stops
   * @param stopId the one that is latest
   * @param etaMs when it is expected, epoch milliseconds
   * @param slipMs how much later than first promised, ms
   */
  static AlertFinding begun(
      Situation situation, PlanTrack track, int stops, String stopId, long etaMs, long slipMs) {
    Map<String, Object> data = data(track);
    data.put("stops", stops);
    data.put("stop_id", stopId);
    data.put("eta", Iso8601.format(etaMs));
    data.put("slip_s", slipMs / MS_PER_S);
    String sentence =
        String.format(
            Locale.ROOT,
            "%s is expected at %d stops of plan %s up to %d min later than first promised.",
            situation.telemetry().vehicleId(),
            stops,
            track.planId,
            slipMs / MS_PER_MINUTE);
    long atMs = situation.timeMs();
    return finding(
        situation.telemetry().vehicleId(),
        atMs,
        Alert.State.OPENED,
        atMs,
        situation.driverId(),
        situation.tripId(),
        sentence,
        data);
  }

  /** They are no more, or nothing is expected any more. */
  static AlertFinding ended(String vehicleId, PlanTrack track, long atMs) {
    String sentence = "The ETAs of plan " + track.planId + " are as promised, or over.";
    long sinceMs = track.eta.slipSinceMs;
    return finding(
        vehicleId,
        sinceMs,
        Alert.State.RESOLVED,
        Math.max(sinceMs, atMs),
        null,
        null,
        sentence,
        data(track));
  }

  private static Map<String, Object> data(PlanTrack track) {
    Map<String, Object> data = new TreeMap<>();
    data.put(AlertFinding.CODE, track.planId);
    data.put("plan_id", track.planId);
    return data;
  }

  private static AlertFinding finding(
      String vehicleId,
      long startedAtMs,
      Alert.State state,
      long tsMs,
      String driverId,
      String tripId,
      String sentence,
      Map<String, Object> data) {
    return new AlertFinding(
        TYPE,
        vehicleId,
        startedAtMs,
        state,
        tsMs,
        state == Alert.State.RESOLVED ? (Long) tsMs : null,
        1,
        driverId,
        tripId,
        Telemetry.ABSENT,
        Telemetry.ABSENT,
        sentence,
        data,
        false);
  }
}
