package io.fleet.stream.rule.delivery;

import io.fleet.events.Alert;
import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What subscribers are told of deliveries. */
final class DeliveryAlert {
  static final String LATE = "delivery_late";
  static final String AT_RISK = "delivery_at_risk";
  static final String LONG_SERVICE = "delivery_long_service";
  static final String MISSED = "delivery_missed";
  static final String FAILED = "delivery_failed";
  static final String FAR_SCAN = "delivery_far_scan";

  private static final int MOST_NAMED = 20;
  private static final double MS_PER_S = 1_000;
  private static final long MS_PER_MINUTE = 60_000;

  private DeliveryAlert() {}

  /** Not there when the window ended. */
  static AlertFinding late(DeliveryStop stop, long lateMs, Alert.State state, long tsMs) {
    boolean open = state != Alert.State.RESOLVED;
    String sentence =
        String.format(
            Locale.ROOT,
            open
                ? "%s is not at stop %s of plan %s, whose window has ended."
                : "%s was late at stop %s of plan %s, or will not be there any more.",
            stop.vehicleId(),
            stop.stopId(),
            stop.planId());
    Map<String, Object> data = data(stop);
    data.put("sla", open ? Sla.LATE.wireName() : stop.sla().wireName());
    if (!open) {
      data.put("late_s", (tsMs - lateMs) / MS_PER_S);
    }
    return finding(LATE, stop, lateMs, state, tsMs, 2, sentence, data);
  }

  /** It is expected too late, and not late yet. */
  static AlertFinding atRisk(DeliveryStop stop, StopRisk.Expectation expected) {
    long beforeMs = stop.plan().windowToMs() - expected.expectedMs();
    String sentence =
        String.format(
            Locale.ROOT,
            "%s is expected at stop %s of plan %s %d min %s its window ends.",
            stop.vehicleId(),
            stop.stopId(),
            stop.planId(),
            Math.abs(beforeMs) / MS_PER_MINUTE,
            beforeMs < 0 ? "after" : "before");
    Map<String, Object> data = riskData(stop);
    data.put("eta", Iso8601.format(expected.expectedMs()));
    data.put("late_by_s", (expected.expectedMs() - stop.plan().windowToMs()) / MS_PER_S);
    return finding(
        AT_RISK, stop, expected.atMs(), Alert.State.OPENED, expected.atMs(), 2, sentence, data);
  }

  /** The risk is over: it is in time after all, or it is late. */
  static AlertFinding atRiskNoMore(DeliveryStop stop, long sinceMs, long atMs, String outcome) {
    String sentence =
        String.format(
            Locale.ROOT,
            "Stop %s of plan %s is at risk no more: %s.",
            stop.stopId(),
            stop.planId(),
            outcome.replace('_', ' '));
    Map<String, Object> data = riskData(stop);
    data.put("outcome", outcome);
    return finding(AT_RISK, stop, sinceMs, Alert.State.RESOLVED, atMs, 2, sentence, data);
  }

  private static Map<String, Object> riskData(DeliveryStop stop) {
    Map<String, Object> data = data(stop);
    data.put("sla", stop.sla().wireName());
    data.put("reason", stop.risk().reason().wireName());
    return data;
  }

  /** The service takes longer than planned. */
  static AlertFinding longService(DeliveryStop stop, Alert.State state, long tsMs) {
    long overMs = tsMs - stop.times().serviceMs() - stop.plan().serviceMs();
    String sentence =
        String.format(
            Locale.ROOT,
            "Service of %s at stop %s takes %d min longer than planned.",
            stop.vehicleId(),
            stop.stopId(),
            Math.max(0, overMs) / MS_PER_MINUTE);
    Map<String, Object> data = data(stop);
    data.put("planned_service_s", stop.plan().serviceMs() / MS_PER_S);
    data.put("over_s", overMs / MS_PER_S);
    return finding(LONG_SERVICE, stop, stop.times().serviceMs(), state, tsMs, 1, sentence, data);
  }

  /** By a scan it could not be served. */
  static AlertFinding failed(DeliveryStop stop, long atMs) {
    String why = stop.reason() == null ? "" : ": " + stop.reason();
    String sentence = "Stop " + stop.stopId() + " of plan " + stop.planId() + " failed" + why + '.';
    Map<String, Object> data = data(stop);
    if (stop.reason() != null) {
      data.put("reason", stop.reason());
    }
    return finding(FAILED, stop, atMs, Alert.State.RESOLVED, atMs, 2, sentence, data);
  }

  /** A scan far from its stop. */
  static AlertFinding farScan(DeliveryStop stop, long atMs) {
    String sentence =
        String.format(
            Locale.ROOT,
            "Stop %s of plan %s was scanned %d m away from it.",
            stop.stopId(),
            stop.planId(),
            stop.signs().farScanM());
    Map<String, Object> data = data(stop);
    data.put("distance_m", stop.signs().farScanM());
    return finding(FAR_SCAN, stop, atMs, Alert.State.RESOLVED, atMs, 1, sentence, data);
  }

  /**
   * The plan is over, and nobody was there.
   *
   * @param missed stops of one plan, at least one
   */
  static AlertFinding missed(List<DeliveryStop> missed, long atMs) {
    DeliveryStop first = missed.get(0);
    Map<String, Object> data = new TreeMap<>();
    data.put(AlertFinding.CODE, first.planId());
    data.put("plan_id", first.planId());
    data.put("stops", missed.size());
    data.put(
        "stop_ids",
        missed.stream()
            .limit(MOST_NAMED)
            .map(DeliveryStop::stopId)
            .collect(Collectors.joining(",")));
    String sentence = missed.size() + " stops of plan " + first.planId() + " were missed.";
    return new AlertFinding(
        MISSED,
        first.vehicleId(),
        atMs,
        Alert.State.RESOLVED,
        atMs,
        atMs,
        3,
        null,
        null,
        Telemetry.ABSENT,
        Telemetry.ABSENT,
        sentence,
        data,
        false);
  }

  private static Map<String, Object> data(DeliveryStop stop) {
    Map<String, Object> data = new TreeMap<>();
    data.put(AlertFinding.CODE, stop.planId() + '/' + stop.stopId());
    data.put("plan_id", stop.planId());
    data.put("stop_id", stop.stopId());
    data.put("sequence", stop.sequence());
    data.put("delivery_stop_id", stop.deliveryStopId());
    if (stop.plan().windowToMs() != PlannedStop.NO_TIME) {
      data.put("window_to", Iso8601.format(stop.plan().windowToMs()));
    }
    return data;
  }

  private static AlertFinding finding(
      String type,
      DeliveryStop stop,
      long startedAtMs,
      Alert.State state,
      long tsMs,
      int severity,
      String sentence,
      Map<String, Object> data) {
    return new AlertFinding(
        type,
        stop.vehicleId(),
        startedAtMs,
        state,
        tsMs,
        state == Alert.State.RESOLVED ? (Long) tsMs : null,
        severity,
        stop.driverId(),
        stop.tripId(),
        stop.plan().latE6(),
        stop.plan().lonE6(),
        sentence,
        data,
        false);
  }
}
