package io.fleet.simulator.truth;

import java.util.Map;

/** Takes what is to be told of one vehicle. */
@FunctionalInterface
interface LabelSink {
  void tell(LabelKind kind, long startMs, long endMs, Map<Measure, Double> measures);
}
