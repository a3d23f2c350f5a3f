package io.fleet.stream.rule.eta;

import io.fleet.stream.rule.line.RouteLine;
import io.fleet.stream.rule.line.RoutePoint;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.plan.PlannedStop;

/**
 * Along the planned route, as far as the vehicle and the stops are on it, in the order it was
 * planned in; what is not is reached straight.
 */
public final class RouteWay implements WayAhead {
  /** A vehicle farther off has left its route, m. */
  private static final double OFF_M = 250;

  private final RoutePlaces places;
  private final StraightWay straight;
  private final double cameM;
  private final boolean isOn;

  /**
   * The way from a place.
   *
   * @param last the stop the vehicle was at last, or null: from there on it goes along
   * @param next the stop it goes to
   */
  public RouteWay(
      RoutePlaces places, StraightWay straight, PlannedStop last, Place from, PlannedStop next) {
    this.places = places;
    this.straight = straight;
    double lastM = last == null ? 0 : places.alongM(last);
    this.cameM = Double.isNaN(lastM) ? 0 : lastM;
    this.isOn = !Double.isNaN(alongM(from, next));
  }

  @Override
  public Basis basis() {
    return isOn ? Basis.ROUTE : Basis.STRAIGHT;
  }

  @Override
  public double toM(Place from, PlannedStop next, long atMs) {
    double alongM = alongM(from, next);
    return Double.isNaN(alongM) ? straight.toM(from, next, atMs) : alongM;
  }

  /** Not a number if that is not along the route. */
  private double alongM(Place from, PlannedStop next) {
    double nextM = places.alongM(next);
    if (Double.isNaN(nextM)) {
      return Double.NaN;
    }
    RouteLine line = places.route.line();
    RoutePoint here = line.project(from.latE6(), from.lonE6(), cameM);
    boolean isAlong = here.offM() <= OFF_M && here.alongM() <= nextM;
    return isAlong ? here.offM() + line.remainingM(here.alongM(), nextM) : Double.NaN;
  }

  @Override
  public double betweenM(PlannedStop from, PlannedStop to, long atMs) {
    double wayM = places.alongM(to) - places.alongM(from);
    return wayM >= 0 ? wayM : straight.betweenM(from, to, atMs);
  }
}
