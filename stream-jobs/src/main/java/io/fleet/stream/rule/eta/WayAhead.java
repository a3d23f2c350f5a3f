package io.fleet.stream.rule.eta;

import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.plan.PlannedStop;

/** How far it is by road to the stops ahead. Stops have places. */
public interface WayAhead {
  /** What it is measured along. */
  Basis basis();

  /** From where the vehicle is to the stop it goes to next, driven at a time, m. */
  double toM(Place from, PlannedStop next, long atMs);

  /** From one stop to another, driven at a time, m. */
  double betweenM(PlannedStop from, PlannedStop to, long atMs);
}
