package io.fleet.stream.rule.plan;

import io.fleet.events.DeliveryScan;
import java.util.List;

/**
 * What a vehicle is to deliver at one moment, and what was scanned of it up to then.
 *
 * @param plans in force, in the order they began; mostly one
 * @param scans of the vehicle since the first of these plans began, in the order of their times
 * @param asOfMs since when it has been so, epoch milliseconds
 */
public record DeliveryWork(List<DeliveryPlan> plans, List<DeliveryScan> scans, long asOfMs) {
  /** Nothing. */
  public static final DeliveryWork NONE = new DeliveryWork(List.of(), List.of(), Long.MIN_VALUE);

  public boolean isEmpty() {
    return plans.isEmpty();
  }

  /** The plan of that id, or null. */
  public DeliveryPlan plan(String planId) {
    for (DeliveryPlan plan : plans) {
      if (plan.planId().equals(planId)) {
        return plan;
      }
    }
    return null;
  }
}
