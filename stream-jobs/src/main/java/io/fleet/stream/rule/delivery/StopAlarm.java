package io.fleet.stream.rule.delivery;

import io.fleet.events.Alert;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.List;

/** When a stop is late, or its service takes long: what time alone decides of it. */
final class StopAlarm {
  private static final long NO_TIME = PlannedStop.NO_TIME;

  private StopAlarm() {}

  /** When time alone decides something of the stop, epoch milliseconds. */
  static long dueMs(PlanRound round, PlannedStop stop) {
    StopTrack known = round.track.stops.get(stop.stopId());
    return Math.min(lateMs(round, stop, known), longMs(round, stop, known));
  }

  private static long lateMs(PlanRound round, PlannedStop stop, StopTrack known) {
    boolean isTold = known != null && known.lateSinceMs != 0;
    if (stop.windowToMs() == NO_TIME || isTold) {
      return Rule.NO_TIMER;
    }
    boolean isWaitedFor = round.judge(stop).sla().isOpen();
    return isWaitedFor ? Math.max(stop.windowToMs(), round.plan.sinceMs()) + 1 : Rule.NO_TIMER;
  }

  private static long longMs(PlanRound round, PlannedStop stop, StopTrack known) {
    if (stop.serviceMs() == NO_TIME || known == null || known.rank == 0 || known.longTold) {
      return Rule.NO_TIMER;
    }
    DeliveryStop now = round.judge(stop);
    return isThere(now)
        ? now.times().serviceMs() + stop.serviceMs() + DeliveryRule.LONG_AFTER_MS
        : Rule.NO_TIMER;
  }

  private static boolean isThere(DeliveryStop stop) {
    return stop.state() == StopState.ARRIVED || stop.state() == StopState.SERVICING;
  }

  /** Tells what is due by a moment. */
  static void ring(PlanRound round, PlannedStop stop, long atMs, List<Finding> found) {
    StopTrack known = round.track.stops.get(stop.stopId());
    long lateMs = lateMs(round, stop, known);
    long longMs = longMs(round, stop, known);
    if (lateMs <= atMs) {
      StopRisk.end(round, stop, lateMs, StopRisk.BREACHED, found);
      round.edit(stop.stopId()).lateSinceMs = lateMs;
      found.add(DeliveryAlert.late(round.judge(stop), lateMs, Alert.State.OPENED, lateMs));
    }
    if (longMs <= atMs) {
      round.edit(stop.stopId()).longTold = true;
      found.add(DeliveryAlert.longService(round.judge(stop), Alert.State.OPENED, longMs));
    }
  }

  /** Ends what was told and does not hold any more. */
  static void settle(PlanRound round, PlannedStop stop, long atMs, List<Finding> found) {
    StopTrack known = round.track.stops.get(stop.stopId());
    long lateMs = known.lateSinceMs;
    if (lateMs != 0) {
      StopTrack mine = round.edit(stop.stopId());
      mine.lateSinceMs = 0;
      DeliveryStop now = round.judge(stop);
      if (now.sla().isOpen()) {
        mine.lateSinceMs = lateMs;
      } else {
        long endMs = Math.max(lateMs, Math.min(atMs, now.lastMs()));
        found.add(DeliveryAlert.late(now, lateMs, Alert.State.RESOLVED, endMs));
      }
    }
    StopRisk.settle(round, stop, atMs, found);
    if (known.longTold && !isThere(round.judge(stop))) {
      round.edit(stop.stopId()).longTold = false;
      found.add(DeliveryAlert.longService(round.judge(stop), Alert.State.RESOLVED, atMs));
    }
  }
}
