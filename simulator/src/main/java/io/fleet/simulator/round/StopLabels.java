package io.fleet.simulator.round;

import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Mark;
import io.fleet.simulator.truth.Measure;
import io.fleet.simulator.truth.Truth;
import java.util.EnumMap;
import java.util.Map;

/** Tells what truly became of the stops of one round. Mutable; one thread. */
final class StopLabels {
  private final PlannedRound round;
  private final Truth truth;
  private final boolean scanned;
  private long arrivedMs;
  private int reached;

  /**
   * @param scanned whether the driver scans
   */
  StopLabels(PlannedRound round, Truth truth, boolean scanned) {
    this.round = round;
    this.truth = truth;
    this.scanned = scanned;
  }

  /** The driver is at the stop that is told next. */
  void arrived(long atMs) {
    arrivedMs = atMs;
  }

  /** The service is over; told when the vehicle moves on. */
  void done(Call call, long doneMs) {
    long thereMs = arrivedMs;
    Map<Measure, Double> measures = measures(call, thereMs);
    measures.put(Measure.RANK, (double) ++reached);
    measures.put(Measure.OUT_OF_ORDER, call.outOfOrder() ? 1.0 : 0.0);
    measures.put(Measure.PLANNED_SERVICE_S, (double) call.stop().serviceS());
    measures.put(Measure.SERVICE_S, (doneMs - thereMs) / 1_000.0);
    long heldMs = round.assignment().byCompletion() ? doneMs : thereMs;
    if (call.stop().hasWindow()) {
      measures.put(Measure.WINDOW_EDGE_S, call.stop().edgeS(heldMs));
      measures.put(Measure.WINDOW_LEFT_S, (call.stop().toMs() - heldMs) / 1_000.0);
    }
    String sla = call.stop().slaAt(heldMs);
    truth.onDeparture(
        leftMs -> truth.tell(LabelKind.DELIVERY_STOP, thereMs, leftMs, measures, marks(call, sla)));
  }

  /** Nobody goes there. */
  void leftOut(Call call, long atMs) {
    String sla = call.stop().hasWindow() ? "missed" : "none";
    truth.tell(LabelKind.DELIVERY_STOP, atMs, atMs, measures(call, atMs), marks(call, sla));
  }

  private static Map<Measure, Double> measures(Call call, long fromMs) {
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    measures.put(Measure.SEQUENCE, (double) call.stop().sequence());
    if (call.stop().hasWindow()) {
      measures.put(Measure.WINDOW_END_S, (call.stop().toMs() - fromMs) / 1_000.0);
    }
    return measures;
  }

  private Map<Mark, String> marks(Call call, String sla) {
    Map<Mark, String> marks = new EnumMap<>(Mark.class);
    marks.put(Mark.PLAN_ID, round.planId());
    marks.put(Mark.STOP_ID, call.stop().stopId());
    marks.put(Mark.STATE, call.outcome().wireName());
    marks.put(Mark.SLA, sla);
    marks.put(Mark.SCANS, scanned ? "yes" : "no");
    return marks;
  }
}
