package io.fleet.notifier.endpoint;

import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Scope;
import java.util.Collections;
import java.util.Set;

/**
 * What an endpoint is not told of the types it asks for. Every filter that is set must let an event
 * through; one that asks for what the event does not know, as a driver, does not. An event without
 * a severity passes any.
 *
 * @param minSeverity 1 to 4, 0 for any
 * @param vehicles ids; empty for any
 * @param vehicleGroups of which the vehicle is in one at the event's time; empty for any
 * @param drivers ids; empty for any
 * @param fences ids; empty for any
 * @param area where the event's position lies, or null
 * @param schedule when the event happened, or null
 */
public record Filters(
    int minSeverity,
    Set<String> vehicles,
    Set<String> vehicleGroups,
    Set<String> drivers,
    Set<String> fences,
    Area area,
    Schedule schedule) {
  /** Lets everything through. */
  public static final Filters NONE =
      new Filters(0, Set.of(), Set.of(), Set.of(), Set.of(), null, null);

  /** Keeps its own copies. */
  public Filters {
    vehicles = Set.copyOf(vehicles);
    vehicleGroups = Set.copyOf(vehicleGroups);
    drivers = Set.copyOf(drivers);
    fences = Set.copyOf(fences);
  }

  /** Whether all of them let the event through; the cheap ones are asked first. */
  public boolean let(Event event, VehicleGroups groups) {
    Scope scope = event.scope();
    return (event.severity() == 0 || event.severity() >= minSeverity)
        && isAmong(scope.vehicleId(), vehicles)
        && isAmong(scope.driverId(), drivers)
        && isAmong(scope.fenceId(), fences)
        && isInGroups(event, groups)
        && (schedule == null || schedule.contains(event.occurredAtMs()))
        && isInArea(scope);
  }

  private static boolean isAmong(String id, Set<String> ids) {
    return ids.isEmpty() || id != null && ids.contains(id);
  }

  private boolean isInGroups(Event event, VehicleGroups groups) {
    return vehicleGroups.isEmpty()
        || !Collections.disjoint(
            vehicleGroups, groups.of(event.scope().vehicleId(), event.occurredAtMs()));
  }

  private boolean isInArea(Scope scope) {
    return area == null || scope.hasPosition() && area.contains(scope.latE6(), scope.lonE6());
  }
}
