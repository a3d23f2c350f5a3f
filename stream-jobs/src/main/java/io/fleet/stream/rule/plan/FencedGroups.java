package io.fleet.stream.rule.plan;

import io.fleet.stream.rule.geofence.Fence;
import io.fleet.stream.rule.geofence.FenceMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The drop groups of a plan in which fences stand for stops, as long as these have the same shapes.
 */
final class FencedGroups {
  private final Map<String, Fence> shapes;
  private final Map<String, PlannedStop> stops = new HashMap<>();

  private FencedGroups(List<PlannedStop> ungrouped, Map<String, Fence> shapes) {
    this.shapes = shapes;
    DropGroups.of(ungrouped, this::overlap).forEach(stop -> stops.put(stop.stopId(), stop));
  }

  /**
   * The groups at a moment, epoch milliseconds.
   *
   * @param known those of another moment, or null: returned if they still hold
   */
  static FencedGroups of(
      List<PlannedStop> stops, FenceMap fences, long timeMs, FencedGroups known) {
    Map<String, Fence> shapes = new HashMap<>();
    for (PlannedStop stop : stops) {
      Fence shape = stop.isFence() ? fences.shapeAt(stop.fenceId(), timeMs) : null;
      if (shape != null) {
        shapes.put(stop.fenceId(), shape);
      }
    }
    boolean holds = known != null && known.shapes.equals(shapes);
    return holds ? known : new FencedGroups(new ArrayList<>(stops), shapes);
  }

  PlannedStop stop(String stopId) {
    return stops.get(stopId);
  }

  private boolean overlap(PlannedStop one, PlannedStop other) {
    if (!one.isFence() && !other.isFence()) {
      return one.overlaps(other);
    }
    Fence fence = shapes.get(one.isFence() ? one.fenceId() : other.fenceId());
    if (fence == null) {
      return false;
    }
    if (one.isFence() && other.isFence()) {
      Fence second = shapes.get(other.fenceId());
      return second != null && (second == fence || fence.overlaps(second));
    }
    PlannedStop circle = one.isFence() ? other : one;
    return circle.isCircle() && fence.depthM(circle.latE6(), circle.lonE6()) > -circle.radiusM();
  }
}
