package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.plan.PlannedStop;

/**
 * Works out what is to be watched of a plan until something becomes of it again, so that an event
 * that changes nothing costs next to nothing.
 */
final class Outlook {
  private Outlook() {}

  /** Writes it into the round's track. */
  static void of(PlanRound round) {
    PlanTrack track = round.track;
    track.fromMs = round.plan.fromMs();
    track.number = round.plan.number();
    track.present = 0;
    track.nextStopId = null;
    track.ahead = null;
    track.dueMs = track.closed ? Rule.NO_TIMER : round.plan.closesMs();
    track.stops.values().forEach(stop -> track.present += stop.isPresent() ? 1 : 0);
    if (!track.closed) {
      track.nextStopId = nextToApproach(round);
      for (PlannedStop stop : round.plan.stops()) {
        track.dueMs = Math.min(track.dueMs, StopAlarm.dueMs(round, stop));
      }
    }
  }

  /** The first that is open and was not passed over, unless it is approached already. */
  private static String nextToApproach(PlanRound round) {
    for (PlannedStop stop : DrivingOrder.of(round.plan, round.scans())) {
      StopTrack known = round.track.stops.get(stop.stopId());
      boolean isNext = round.isOpen(stop) && (known == null || !known.passedOver);
      if (isNext) {
        boolean isToCome = known == null || known.approachedMs == 0;
        return isToCome && (stop.isCircle() || stop.isFence()) ? stop.stopId() : null;
      }
    }
    return null;
  }
}
