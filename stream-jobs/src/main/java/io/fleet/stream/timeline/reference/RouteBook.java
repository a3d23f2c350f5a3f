package io.fleet.stream.timeline.reference;

import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.DeliveryWork;
import io.fleet.stream.rule.plan.PlannedRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Routes in all their versions, and which vehicles are to take them: those that a delivery plan has
 * on one, and those a route names itself. Versions replaced more than 35 days before what the log
 * took last are forgotten, as logins are. Guarded by whoever holds it.
 */
final class RouteBook {
  /**
   * A vehicle is held against so many at once; plans' before others, then in order of their ids.
   */
  static final int MOST_AT_ONCE = 8;

  /** Of all routes together: 250 MB of them. A line beyond that is passed over. */
  private static final long MOST_POSITIONS = 10_000_000;

  private static final long FORGETS_EVERY_MS = Duration.ofHours(6).toMillis();

  private final Map<String, RouteVersions> routes = new HashMap<>();
  private final Map<String, Set<String>> routesOf = new HashMap<>();
  private final Map<String, Set<String>> plannedFor = new HashMap<>();
  private long positions;
  private long newestMs = Long.MIN_VALUE;
  private long forgetsAtMs = Long.MIN_VALUE;

  /** A plan has a vehicle on a route at some time. */
  void plan(String routeId, String vehicleId) {
    plannedFor.computeIfAbsent(routeId, id -> new HashSet<>(2)).add(vehicleId);
  }

  /** Whether a version would say something that is not known. */
  boolean takes(String routeId, long fromMs, long number) {
    RouteVersions known = routes.get(routeId);
    return known == null || known.takes(fromMs, number);
  }

  /** Whether there is no room for a line any more. */
  boolean isFull(RouteContent content) {
    return positions + content.positions() > MOST_POSITIONS;
  }

  /**
   * Takes a version.
   *
   * @param content null if the route is gone from then on
   * @param appendMs when the log took it, epoch milliseconds
   * @return the vehicles for which something may be different now
   */
  Set<String> put(String routeId, long fromMs, long number, RouteContent content, long appendMs) {
    forgetInTime(appendMs);
    RouteVersions versions = routes.computeIfAbsent(routeId, RouteVersions::new);
    positions -= versions.positions();
    Set<String> concerned = versions.put(fromMs, number, content);
    positions += versions.positions();
    if (content != null) {
      for (String vehicleId : content.vehicles()) {
        routesOf.computeIfAbsent(vehicleId, id -> new TreeSet<>()).add(routeId);
      }
    }
    concerned.addAll(plannedFor.getOrDefault(routeId, Set.of()));
    return concerned;
  }

  private void forgetInTime(long appendMs) {
    newestMs = Math.max(newestMs, appendMs);
    if (newestMs >= forgetsAtMs) {
      forgetsAtMs = newestMs + FORGETS_EVERY_MS;
      routes.values().forEach(each -> each.forgetBefore(newestMs - LoginBook.KEPT_MS));
      positions = routes.values().stream().mapToLong(RouteVersions::positions).sum();
    }
  }

  /**
   * What holds for a vehicle at a moment of its time.
   *
   * @param work its plans then
   */
  Holding<List<PlannedRoute>> at(String vehicleId, long timeMs, DeliveryWork work) {
    Moment moment = new Moment(timeMs);
    for (DeliveryPlan plan : work.plans()) {
      moment.planned(plan);
    }
    for (String routeId : routesOf.getOrDefault(vehicleId, Set.of())) {
      moment.add(routes.get(routeId).standing(vehicleId, timeMs));
    }
    return new Holding<>(List.copyOf(moment.inForce), moment.fromMs, moment.toMs);
  }

  /** Gathers what holds, and for how long all of it does. */
  private final class Moment {
    private final long timeMs;
    private final List<PlannedRoute> inForce = new ArrayList<>(1);
    private long fromMs = Long.MIN_VALUE;
    private long toMs = Long.MAX_VALUE;

    Moment(long timeMs) {
      this.timeMs = timeMs;
    }

    void planned(DeliveryPlan plan) {
      if (plan.routeId() == null) {
        return;
      }
      if (timeMs >= plan.closesMs()) {
        fromMs = Math.max(fromMs, plan.closesMs());
        return;
      }
      toMs = Math.min(toMs, plan.closesMs());
      RouteVersions versions = routes.get(plan.routeId());
      if (versions != null) {
        add(versions.planned(plan.planId(), plan.sinceMs(), timeMs));
      }
    }

    void add(Holding<PlannedRoute> holding) {
      fromMs = Math.max(fromMs, holding.fromMs());
      toMs = Math.min(toMs, holding.toMs());
      PlannedRoute route = holding.content();
      boolean isNew = route != null && inForce.stream().noneMatch(each -> isSame(each, route));
      if (isNew && inForce.size() < MOST_AT_ONCE) {
        inForce.add(route);
      }
    }

    private boolean isSame(PlannedRoute one, PlannedRoute other) {
      return one.routeId().equals(other.routeId());
    }
  }

  /** How many versions are known. */
  int size() {
    return routes.values().stream().mapToInt(RouteVersions::size).sum();
  }
}
