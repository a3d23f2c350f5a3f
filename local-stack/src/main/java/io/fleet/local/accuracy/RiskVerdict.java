package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Mark;
import io.fleet.simulator.truth.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Whether stops were told at risk before their windows were broken, and only then. An alert counts
 * for a breach if it stood when the window ended. One is false whose stop was then kept in its
 * window by more than the margin. A breach was foreseeable unless the driver left the stop out, or
 * a rest, a breakdown or a long service began in the ten minutes before the window ended.
 *
 * @param breaches stops that were late or missed
 * @param ahead of how many that was told before
 * @param foreseeable how many breaches could be foreseen
 * @param foreseen of how many of these that was told before
 * @param alerts how many were told
 * @param unfounded how many of them were false
 * @param leadP50S how long before the window's end breaches were told, seconds, by half of them
 * @param missed breaches that were not told before
 * @param wrong alerts that were false
 */
record RiskVerdict(
    int breaches,
    int ahead,
    int foreseeable,
    int foreseen,
    int alerts,
    int unfounded,
    double leadP50S,
    List<Label> missed,
    List<FoundRisk> wrong) {
  /** Without any. */
  static final RiskVerdict NONE = new RiskVerdict(0, 0, 0, 0, 0, 0, 0, List.of(), List.of());

  private static final double MARGIN_S = 300;
  private static final long UNFORESEEN_MS = 600_000;
  private static final double MS_PER_S = 1_000;

  /** Of all stops with windows. */
  static RiskVerdict of(List<Label> labels, List<FoundRisk> told) {
    Map<StopKey, List<FoundRisk>> byStop = new HashMap<>();
    told.forEach(r -> byStop.computeIfAbsent(r.stop(), stop -> new ArrayList<>()).add(r));
    Surprises surprises = new Surprises(labels);
    List<Label> missed = new ArrayList<>();
    List<FoundRisk> wrong = new ArrayList<>();
    List<Double> leadsS = new ArrayList<>();
    int alerts = 0;
    int foreseeable = 0;
    int foreseen = 0;
    for (Label label : labels) {
      if (label.kind() != LabelKind.DELIVERY_STOP || !hasWindow(label)) {
        continue;
      }
      List<FoundRisk> mine = byStop.getOrDefault(StopKey.of(label), List.of());
      alerts += mine.size();
      if (isBreach(label)) {
        OptionalDouble leadS = leadS(label, mine);
        leadS.ifPresentOrElse(leadsS::add, () -> missed.add(label));
        boolean couldBeSeen = isForeseeable(label, surprises);
        foreseeable += couldBeSeen ? 1 : 0;
        foreseen += couldBeSeen && leadS.isPresent() ? 1 : 0;
      } else if (label.measure(Measure.WINDOW_LEFT_S) > MARGIN_S) {
        wrong.addAll(mine);
      }
    }
    return new RiskVerdict(
        leadsS.size() + missed.size(),
        leadsS.size(),
        foreseeable,
        foreseen,
        alerts,
        wrong.size(),
        Quantiles.of(leadsS).at(0.5),
        List.copyOf(missed),
        List.copyOf(wrong));
  }

  /** How long before the window's end the alert was told that stood then. */
  private static OptionalDouble leadS(Label label, List<FoundRisk> told) {
    long endMs = windowEndMs(label);
    return told.stream()
        .filter(risk -> risk.sinceMs() < endMs && risk.untilMs() >= endMs)
        .mapToDouble(risk -> (endMs - risk.sinceMs()) / MS_PER_S)
        .findFirst();
  }

  private static boolean isForeseeable(Label label, Surprises surprises) {
    long endMs = windowEndMs(label);
    String planId = label.mark(Mark.PLAN_ID);
    return label.measures().containsKey(Measure.RANK)
        && !surprises.beganBetween(planId, endMs - UNFORESEEN_MS, endMs);
  }

  private static boolean hasWindow(Label label) {
    return label.measures().containsKey(Measure.WINDOW_END_S);
  }

  private static boolean isBreach(Label label) {
    String sla = label.mark(Mark.SLA);
    return sla.equals("late") || sla.equals("missed");
  }

  private static long windowEndMs(Label label) {
    return label.startMs() + Math.round(label.measure(Measure.WINDOW_END_S) * MS_PER_S);
  }

  /** Share of breaches that were told before, 1 without any. */
  double recall() {
    return breaches == 0 ? 1 : ahead / (double) breaches;
  }

  /** Share of those that could be foreseen, 1 without any. */
  double foreseeableRecall() {
    return foreseeable == 0 ? 1 : foreseen / (double) foreseeable;
  }

  /** Share of alerts that were false, 0 without any. */
  double falseShare() {
    return alerts == 0 ? 0 : unfounded / (double) alerts;
  }
}
