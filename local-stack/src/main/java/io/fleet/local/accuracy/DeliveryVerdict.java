package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of what was found of stops is right.
 *
 * @param scanned whether these are stops of rounds on which was scanned
 * @param stops how many there were
 * @param states of how many the state in the end was right
 * @param slas of how many the outcome of the window was right
 * @param arrivalP50S by how much arrivals are off, seconds
 * @param arrivalP95S the same, passed by one in twenty
 * @param wrong those of which one of both was not
 */
record DeliveryVerdict(
    boolean scanned,
    int stops,
    int states,
    int slas,
    double arrivalP50S,
    double arrivalP95S,
    List<WrongStop> wrong) {

  /**
   * A stop of which not all was right.
   *
   * @param truth what became of it
   * @param found what was found, null for nothing
   */
  record WrongStop(Label truth, FoundStop found) {}

  /** Of rounds with scans, or of those without. */
  static DeliveryVerdict of(boolean scanned, List<Label> labels, List<FoundStop> found) {
    Map<StopKey, FoundStop> byKey = new HashMap<>();
    found.forEach(stop -> byKey.put(stop.stop(), stop));
    TrueArrivals arrivals = new TrueArrivals(labels);
    int stops = 0;
    int states = 0;
    int slas = 0;
    List<Double> errorsS = new ArrayList<>();
    List<WrongStop> wrong = new ArrayList<>();
    for (Label label : labels) {
      if (label.kind() != LabelKind.DELIVERY_STOP
          || !label.mark(Mark.SCANS).equals(scanned ? "yes" : "no")) {
        continue;
      }
      FoundStop one = byKey.get(StopKey.of(label));
      boolean isState = one != null && one.state().equals(label.mark(Mark.STATE));
      boolean isSla = one != null && one.sla().equals(label.mark(Mark.SLA));
      stops++;
      states += isState ? 1 : 0;
      slas += isSla ? 1 : 0;
      if (!isState || !isSla) {
        wrong.add(new WrongStop(label, one));
      }
      if (one != null && one.arrivedMs().isPresent()) {
        arrivals
            .errorS(one.stop(), one.arrivedMs().getAsLong())
            .ifPresent(errorS -> errorsS.add(Math.abs(errorS)));
      }
    }
    Quantiles errors = Quantiles.of(errorsS);
    return new DeliveryVerdict(
        scanned, stops, states, slas, errors.at(0.5), errors.at(0.95), List.copyOf(wrong));
  }

  /** Share of stops whose state is right, 1 without any. */
  double stateShare() {
    return stops == 0 ? 1 : states / (double) stops;
  }

  /** Share of stops whose window's outcome is right, 1 without any. */
  double slaShare() {
    return stops == 0 ? 1 : slas / (double) stops;
  }

  /** The name in reports and targets. */
  String wireName() {
    return scanned ? "with_scans" : "without_scans";
  }
}
