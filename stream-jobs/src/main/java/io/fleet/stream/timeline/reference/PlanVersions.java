package io.fleet.stream.timeline.reference;

import io.fleet.stream.rule.plan.DeliveryPlan;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All versions of one delivery plan. A plan may go from one vehicle to another. */
final class PlanVersions {
  private final String planId;
  private final TreeMap<Long, Version> byFrom = new TreeMap<>();

  /** One version; its content is null if the plan is gone from then on. */
  private record Version(long number, PackedPlan content) {
    boolean isOf(String vehicleId) {
      return content != null && content.vehicleId().equals(vehicleId);
    }

    boolean saysTheSame(PackedPlan other) {
      return content == null ? other == null : content.saysTheSame(other);
    }
  }

  PlanVersions(String planId) {
    this.planId = planId;
  }

  /**
   * Takes a version; it replaces the one that begins at the same moment, unless that is newer.
   *
   * @return the vehicles for which something is different now
   */
  Set<String> put(long fromMs, long number, PackedPlan content) {
    Version known = byFrom.get(fromMs);
    boolean isOld = known != null && number < known.number;
    if (isOld || known != null && known.saysTheSame(content)) {
      return Set.of();
    }
    Set<String> concerned = new HashSet<>();
    Map.Entry<Long, Version> before = byFrom.lowerEntry(fromMs);
    addVehicle(before == null ? null : before.getValue().content, concerned);
    addVehicle(known == null ? null : known.content, concerned);
    addVehicle(content, concerned);
    byFrom.put(fromMs, new Version(number, content));
    return concerned;
  }

  private static void addVehicle(PackedPlan content, Set<String> vehicles) {
    if (content != null) {
      vehicles.add(content.vehicleId());
    }
  }

  /** When the last of its versions is over, whosever it is. */
  long endsMs() {
    long endsMs = Long.MIN_VALUE;
    for (Map.Entry<Long, Version> each : byFrom.entrySet()) {
      PackedPlan content = each.getValue().content;
      long closesMs = content == null ? each.getKey() : content.closesMs(each.getKey());
      endsMs = Math.max(endsMs, closesMs);
    }
    return endsMs;
  }

  /**
   * What holds for a vehicle at a moment.
   *
   * @param lingersMs for so long after its end a plan is still told of
   */
  Holding<DeliveryPlan> at(String vehicleId, long timeMs, long lingersMs) {
    Map.Entry<Long, Version> now = byFrom.floorEntry(timeMs);
    Long next = byFrom.higherKey(timeMs);
    long toMs = next == null ? Long.MAX_VALUE : next;
    long fromMs = now == null ? Long.MIN_VALUE : now.getKey();
    if (now == null || !now.getValue().isOf(vehicleId)) {
      return new Holding<>(null, fromMs, toMs);
    }
    Version version = now.getValue();
    long sinceMs = sinceMs(vehicleId, fromMs);
    long goneMs = version.content.closesMs(sinceMs) + lingersMs;
    if (timeMs >= goneMs) {
      return new Holding<>(null, goneMs, toMs);
    }
    DeliveryPlan plan = version.content.plan(planId, sinceMs, fromMs, version.number);
    return new Holding<>(plan, fromMs, Math.min(toMs, goneMs));
  }

  /** Since when the vehicle has had it without a break. */
  private long sinceMs(String vehicleId, long fromMs) {
    long sinceMs = fromMs;
    for (Map.Entry<Long, Version> each : byFrom.headMap(fromMs, false).descendingMap().entrySet()) {
      if (!each.getValue().isOf(vehicleId)) {
        return sinceMs;
      }
      sinceMs = each.getKey();
    }
    return sinceMs;
  }
}
