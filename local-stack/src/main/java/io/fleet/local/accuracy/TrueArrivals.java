package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When vehicles truly came to the stops of their plans: what says of any estimate how far it was
 * off.
 */
final class TrueArrivals {
  private final Map<StopKey, Long> arrivals = new HashMap<>();

  TrueArrivals(List<Label> labels) {
    for (Label label : labels) {
      boolean reached =
          label.kind() == LabelKind.DELIVERY_STOP && label.measures().containsKey(Measure.RANK);
      if (reached) {
        arrivals.put(StopKey.of(label), label.startMs());
      }
    }
  }

  /** When, epoch milliseconds; empty of a stop that nobody came to. */
  OptionalLong at(StopKey stop) {
    Long atMs = arrivals.get(stop);
    return atMs == null ? OptionalLong.empty() : OptionalLong.of(atMs);
  }

  /**
   * How far an estimate was off, seconds, late estimates positive; empty of a stop that nobody came
   * to.
   */
  OptionalDouble errorS(StopKey stop, long estimatedMs) {
    OptionalLong trueMs = at(stop);
    return trueMs.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((estimatedMs - trueMs.getAsLong()) / 1_000.0);
  }
}
