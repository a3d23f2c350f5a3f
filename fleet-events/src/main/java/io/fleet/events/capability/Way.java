package io.fleet.events.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One way to judge a rule.
 *
 * @param needs of each of these sets at least one signal
 * @param slowestS at longer times between messages it does not work, seconds
 */
record Way(List<Set<Signal>> needs, int slowestS) {

  /** What is missing of it, for people; empty if it works. */
  List<String> faults(Capability known) {
    List<String> faults = new ArrayList<>();
    if (known.samplingS() > slowestS) {
      faults.add(
          "sampling " + Seconds.text(known.samplingS()) + " is slower than " + slowestS + " s");
    }
    for (Set<Signal> anyOf : needs) {
      if (anyOf.stream().noneMatch(known.seen()::contains)) {
        faults.add(
            "no " + String.join(" or ", anyOf.stream().sorted().map(Signal::inWords).toList()));
      }
    }
    return faults;
  }
}
