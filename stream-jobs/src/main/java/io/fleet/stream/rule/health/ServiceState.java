package io.fleet.stream.rule.health;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.held.Signal;
import io.fleet.stream.rule.settings.ServicePlan;

/**
 * How far a vehicle is from its service. Stages are 0 not yet, 1 soon, 2 due.
 *
 * @param plan what it is held against
 * @param byDistance stage by the odometer
 * @param byDate stage by time
 * @param byEngine stage by time with the engine on
 * @param engine whether the engine ran when that was last told
 * @param engineSinceMs the last message with it on, epoch milliseconds; of meaning while it is
 * @param engineMs known time with it on under this plan, ms
 * @param startedAtMs since when people are told, epoch milliseconds; of meaning while they are
 */
public record ServiceState(
    ServicePlan plan,
    int byDistance,
    int byDate,
    int byEngine,
    Signal engine,
    long engineSinceMs,
    long engineMs,
    long startedAtMs) {
  /** A vehicle without a plan. */
  public static final ServiceState NONE = of(ServicePlan.NONE);

  static final int SOON = 1;
  static final int DUE = 2;

  /** At the beginning of a plan. */
  static ServiceState of(ServicePlan plan) {
    return new ServiceState(plan, 0, 0, 0, Signal.UNKNOWN, 0, 0, 0);
  }

  /** Under another plan: what it leaves as it was is not counted anew. */
  ServiceState under(ServicePlan other) {
    boolean sameDistance = plan.dueM() == other.dueM() && plan.warnM() == other.warnM();
    boolean sameEngine = plan.dueEngineMs() == other.dueEngineMs();
    return new ServiceState(
        other,
        sameDistance ? byDistance : 0,
        0,
        sameEngine ? byEngine : 0,
        engine,
        engineSinceMs,
        sameEngine ? engineMs : 0,
        startedAtMs);
  }

  int stage() {
    return Math.max(byDistance, Math.max(byDate, byEngine));
  }

  ServiceState startedAt(long ms) {
    return new ServiceState(
        plan, byDistance, byDate, byEngine, engine, engineSinceMs, engineMs, ms);
  }

  ServiceState withDate(int stage) {
    return new ServiceState(
        plan, byDistance, stage, byEngine, engine, engineSinceMs, engineMs, startedAtMs);
  }

  ServiceState withDistance(int stage) {
    return new ServiceState(
        plan, stage, byDate, byEngine, engine, engineSinceMs, engineMs, startedAtMs);
  }

  ServiceState withEngine(Signal now, long atMs, long ms, int stage) {
    return new ServiceState(plan, byDistance, byDate, stage, now, atMs, ms, startedAtMs);
  }

  void write(ByteWriter out) {
    out.writeBoolean(!plan.isEmpty());
    if (plan.isEmpty()) {
      return;
    }
    out.writeLong(plan.dueM());
    out.writeLong(plan.dueAtMs());
    out.writeLong(plan.dueEngineMs());
    out.writeLong(plan.warnM());
    out.writeLong(plan.warnMs());
    out.writeByte(byDistance);
    out.writeByte(byDate);
    out.writeByte(byEngine);
    out.writeByte(engine.ordinal());
    out.writeLong(engineSinceMs);
    out.writeLong(engineMs);
    out.writeLong(startedAtMs);
  }

  static ServiceState read(ByteReader in) {
    if (!in.readBoolean()) {
      return NONE;
    }
    ServicePlan plan =
        new ServicePlan(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    return new ServiceState(
        plan,
        in.readByte(),
        in.readByte(),
        in.readByte(),
        Signal.at(in.readByte()),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
