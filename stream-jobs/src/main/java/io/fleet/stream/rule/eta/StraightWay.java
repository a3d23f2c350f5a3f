package io.fleet.stream.rule.eta;

import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.settings.TravelTimes;

/**
 * The great circle, made longer by what roads usually are.
 *
 * @param travel says by how much at which hour
 */
public record StraightWay(TravelTimes travel) implements WayAhead {
  @Override
  public Basis basis() {
    return Basis.STRAIGHT;
  }

  @Override
  public double toM(Place from, PlannedStop next, long atMs) {
    return next.distanceM(from) * travel.detour(atMs);
  }

  @Override
  public double betweenM(PlannedStop from, PlannedStop to, long atMs) {
    return from.distanceM(to) * travel.detour(atMs);
  }
}
