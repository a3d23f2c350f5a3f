package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.Mark;

/** A stop of a plan of a trial; each plan is driven once. */
record StopKey(String planId, String stopId) {
  static StopKey of(Label label) {
    return new StopKey(label.mark(Mark.PLAN_ID), label.mark(Mark.STOP_ID));
  }
}
