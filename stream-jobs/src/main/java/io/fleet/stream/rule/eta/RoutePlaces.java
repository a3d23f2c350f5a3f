package io.fleet.stream.rule.eta;

import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.PlannedRoute;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.Arrays;
import java.util.List;

/**
 * Where along its planned route the stops of a plan lie, in their planned order. Takes time, so it
 * is worked out once for a version of both.
 */
public final class RoutePlaces {
  final PlannedRoute route;
  private final DeliveryPlan plan;
  private final double[] alongM;

  private RoutePlaces(PlannedRoute route, DeliveryPlan plan, double[] alongM) {
    this.route = route;
    this.plan = plan;
    this.alongM = alongM;
  }

  /**
   * The places of a plan on its route.
   *
   * @param known those worked out before, or null
   * @return null if the plan has no route
   */
  public static RoutePlaces of(DeliveryPlan plan, List<PlannedRoute> routes, RoutePlaces known) {
    for (PlannedRoute route : routes) {
      if (plan.planId().equals(route.planId()) && route.line() != null) {
        boolean same = known != null && known.route.equals(route) && known.plan.equals(plan);
        return same ? known : worked(plan, route);
      }
    }
    return null;
  }

  private static RoutePlaces worked(DeliveryPlan plan, PlannedRoute route) {
    List<PlannedStop> placed = plan.stops().stream().filter(PlannedStop::isCircle).toList();
    int[] lats = placed.stream().mapToInt(PlannedStop::latE6).toArray();
    int[] lons = placed.stream().mapToInt(PlannedStop::lonE6).toArray();
    double[] inOrder = route.line().alongInOrder(lats, lons);
    int last = placed.stream().mapToInt(PlannedStop::sequence).max().orElse(0);
    double[] bySequence = new double[last + 1];
    Arrays.fill(bySequence, Double.NaN);
    for (int i = 0; i < inOrder.length; i++) {
      bySequence[placed.get(i).sequence()] = inOrder[i];
    }
    return new RoutePlaces(route, plan, bySequence);
  }

  /** How far along a stop lies, m; not a number if the line does not come by in its turn. */
  double alongM(PlannedStop stop) {
    return stop.sequence() < alongM.length ? alongM[stop.sequence()] : Double.NaN;
  }
}
