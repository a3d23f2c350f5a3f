package io.fleet.stream.rule.delivery;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.DeliveryWork;
import java.util.ArrayList;
import java.util.List;

/**
 * What the delivery rule remembers of a vehicle; empty without a plan.
 *
 * @param plans those it has, in the order they began
 * @param scans how many scans have been taken into account
 * @param standing where it stands
 * @param etas what is remembered of its ETAs
 */
public record DeliveryState(List<PlanTrack> plans, int scans, Halt standing, EtaState etas) {
  /** A vehicle without a plan. */
  public static final DeliveryState NONE =
      new DeliveryState(List.of(), 0, Halt.NONE, EtaState.NONE);

  boolean isEmpty() {
    return plans.isEmpty();
  }

  /** Whether plans and scans are those it was last held against. */
  boolean isUpToDate(DeliveryWork work) {
    List<DeliveryPlan> now = work.plans();
    if (scans != work.scans().size() || plans.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < plans.size(); i++) {
      if (!plans.get(i).isUpToDate(now.get(i))) {
        return false;
      }
    }
    return true;
  }

  DeliveryState with(EtaState others) {
    return new DeliveryState(plans, scans, standing, others);
  }

  /** When time alone decides something, epoch milliseconds, or {@link Rule#NO_TIMER}. */
  long dueMs() {
    long dueMs = standing.dueMs();
    for (PlanTrack plan : plans) {
      dueMs = Math.min(dueMs, plan.dueMs);
    }
    return dueMs;
  }

  void write(ByteWriter out) {
    out.writeVarLong(plans.size());
    plans.forEach(plan -> plan.write(out));
    out.writeVarLong(scans);
    standing.write(out);
    etas.write(out);
  }

  static DeliveryState read(ByteReader in, int writtenVersion) {
    List<PlanTrack> plans = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      plans.add(PlanTrack.read(in, writtenVersion));
    }
    int scans = (int) in.readVarLong();
    Halt standing = Halt.read(in);
    EtaState etas = writtenVersion < 2 ? EtaState.NONE : EtaState.read(in, writtenVersion < 3);
    return new DeliveryState(List.copyOf(plans), scans, standing, etas);
  }
}
