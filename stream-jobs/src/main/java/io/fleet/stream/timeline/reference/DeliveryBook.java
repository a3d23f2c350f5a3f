package io.fleet.stream.timeline.reference;

import io.fleet.events.DeliveryScan;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.DeliveryWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Delivery plans and scans of all vehicles. Plans that ended, and scans of a time, more than 35
 * days before what the log took last are forgotten, as logins are. Guarded by whoever holds it.
 */
final class DeliveryBook {
  /** For so long after its end a plan is still in force: its end has to be seen, ms. */
  static final long LINGERS_MS = Duration.ofHours(1).toMillis();

  private static final long FORGETS_EVERY_MS = Duration.ofHours(6).toMillis();

  private final Map<String, PlanVersions> plans = new HashMap<>();
  private final Map<String, Set<String>> plansOf = new HashMap<>();
  private final Map<String, ScanLine> scansOf = new HashMap<>();
  private long newestMs = Long.MIN_VALUE;
  private long forgetsAtMs = Long.MIN_VALUE;

  private static final Holding<DeliveryWork> NOTHING =
      new Holding<>(DeliveryWork.NONE, Long.MIN_VALUE, Long.MAX_VALUE);

  /**
   * Takes a version of a plan.
   *
   * @param content null if the plan is gone from then on
   * @param appendMs when the log took it, epoch milliseconds
   * @return the vehicles for which something is different now
   */
  Set<String> put(String planId, long fromMs, long number, PackedPlan content, long appendMs) {
    forgetInTime(appendMs);
    if (content != null) {
      plansOf.computeIfAbsent(content.vehicleId(), id -> new HashSet<>(2)).add(planId);
    }
    return plans.computeIfAbsent(planId, PlanVersions::new).put(fromMs, number, content);
  }

  /**
   * Takes a scan.
   *
   * @param appendMs when the log took it, epoch milliseconds
   * @return whether it says something new of a vehicle that has had a plan
   */
  boolean add(DeliveryScan scan, long appendMs) {
    forgetInTime(appendMs);
    boolean isNews = scansOf.computeIfAbsent(scan.vehicleId(), id -> new ScanLine()).add(scan);
    return isNews && plansOf.containsKey(scan.vehicleId());
  }

  private void forgetInTime(long appendMs) {
    newestMs = Math.max(newestMs, appendMs);
    if (newestMs < forgetsAtMs) {
      return;
    }
    forgetsAtMs = newestMs + FORGETS_EVERY_MS;
    long beforeMs = newestMs - LoginBook.KEPT_MS;
    plans.values().removeIf(versions -> versions.endsMs() < beforeMs);
    plansOf.values().forEach(ids -> ids.retainAll(plans.keySet()));
    plansOf.values().removeIf(Set::isEmpty);
    scansOf.values().removeIf(line -> !line.forget(beforeMs));
  }

  /** What holds for a vehicle at a moment of its time. */
  Holding<DeliveryWork> at(String vehicleId, long timeMs) {
    Set<String> ids = plansOf.get(vehicleId);
    if (ids == null) {
      return NOTHING;
    }
    long fromMs = Long.MIN_VALUE;
    long toMs = Long.MAX_VALUE;
    List<DeliveryPlan> inForce = new ArrayList<>(1);
    for (String id : ids) {
      Holding<DeliveryPlan> holding = plans.get(id).at(vehicleId, timeMs, LINGERS_MS);
      fromMs = Math.max(fromMs, holding.fromMs());
      toMs = Math.min(toMs, holding.toMs());
      if (holding.content() != null) {
        inForce.add(holding.content());
      }
    }
    return inForce.isEmpty()
        ? new Holding<>(DeliveryWork.NONE, fromMs, toMs)
        : withScans(vehicleId, timeMs, inForce, fromMs, toMs);
  }

  private Holding<DeliveryWork> withScans(
      String vehicleId, long timeMs, List<DeliveryPlan> inForce, long planFromMs, long planToMs) {
    inForce.sort(
        Comparator.comparingLong(DeliveryPlan::sinceMs).thenComparing(DeliveryPlan::planId));
    ScanLine line = scansOf.get(vehicleId);
    if (line == null) {
      DeliveryWork work = new DeliveryWork(List.copyOf(inForce), List.of(), planFromMs);
      return new Holding<>(work, planFromMs, planToMs);
    }
    List<DeliveryScan> scans = line.between(inForce.get(0).sinceMs(), timeMs);
    long lastMs = scans.isEmpty() ? Long.MIN_VALUE : scans.get(scans.size() - 1).timestampMs();
    long asOfMs = Math.max(planFromMs, lastMs);
    long untilMs = Math.min(planToMs, line.nextAfter(timeMs));
    return new Holding<>(new DeliveryWork(List.copyOf(inForce), scans, asOfMs), asOfMs, untilMs);
  }

  /** How many plans and scans are known. */
  int size() {
    return plans.size() + scansOf.values().stream().mapToInt(ScanLine::size).sum();
  }
}
