package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What nobody could know of rounds before it happened: rests and breakdowns, services that take
 * five minutes longer than planned, and stops driven to in another order than planned or left out.
 */
final class Surprises {
  private static final double LONGER_S = 300;
  private static final double MS_PER_S = 1_000;

  private final Map<String, List<Span>> byVehicle = new HashMap<>();
  private final Map<String, List<Stop>> byPlan = new HashMap<>();
  private final Map<String, String> vehicles = new HashMap<>();

  private record Span(long fromMs, long toMs) {}

  private record Stop(String stopId, double sequence, long atMs, boolean reached) {}

  Surprises(List<Label> labels) {
    for (Label label : labels) {
      boolean isStop = label.kind() == LabelKind.DELIVERY_STOP;
      double overS =
          label.measure(Measure.SERVICE_S) - label.measure(Measure.PLANNED_SERVICE_S) - LONGER_S;
      if (label.kind() == LabelKind.HALT || isStop && overS > 0) {
        long toMs = isStop ? label.startMs() + serviceMs(label) : label.endMs();
        of(byVehicle, label.vehicleId()).add(new Span(label.startMs(), toMs));
      }
      if (isStop) {
        boolean reached = label.measures().containsKey(Measure.RANK);
        double sequence = label.measure(Measure.SEQUENCE);
        StopKey stop = StopKey.of(label);
        vehicles.put(stop.planId(), label.vehicleId());
        of(byPlan, stop.planId()).add(new Stop(stop.stopId(), sequence, label.startMs(), reached));
      }
    }
  }

  private static long serviceMs(Label label) {
    return Math.round(label.measure(Measure.SERVICE_S) * MS_PER_S);
  }

  private static <T> List<T> of(Map<String, List<T>> all, String key) {
    return all.computeIfAbsent(key, absent -> new ArrayList<>());
  }

  /**
   * Whether the way to a stop was as it could be expected, from a moment until it was reached:
   * nothing of that kind lasted then, and all planned before it was reached before it, and nothing
   * else since.
   */
  boolean isUsual(StopKey stop, long fromMs, long reachedMs) {
    return spans(stop.planId()).noneMatch(span -> span.fromMs() < reachedMs && span.toMs() > fromMs)
        && isInOrder(of(byPlan, stop.planId()), stop.stopId(), fromMs, reachedMs);
  }

  private static boolean isInOrder(List<Stop> stops, String stopId, long fromMs, long reachedMs) {
    double mine =
        stops.stream().filter(s -> s.stopId().equals(stopId)).findFirst().orElseThrow().sequence();
    for (Stop each : stops) {
      boolean before = each.sequence() < mine;
      boolean wasReached = each.reached() && each.atMs() <= reachedMs;
      boolean since = each.atMs() > fromMs && each.atMs() < reachedMs;
      if (before && !wasReached || !before && each.reached() && since) {
        return false;
      }
    }
    return true;
  }

  private Stream<Span> spans(String planId) {
    return of(byVehicle, vehicles.get(planId)).stream();
  }

  /** Whether a rest, a breakdown or a long service began between two moments. */
  boolean beganBetween(String planId, long fromMs, long toMs) {
    return spans(planId).anyMatch(span -> span.fromMs() >= fromMs && span.fromMs() < toMs);
  }
}
