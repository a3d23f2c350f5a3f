package io.fleet.stream.rule.delivery;

import io.fleet.events.DeliveryScan;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.List;

/**
 * Decides which stops a vehicle is at that stands: the nearest that is not done, and those of its
 * drop group that are next to it in the plan and have the place in theirs too. Where all are done
 * and left it is at one it had left with others without a scan, and had put off, as it seems.
 */
final class StandingAtStops {
  private final PlanRound round;
  private final StopPlaces places;
  private final Situation situation;
  private final Place place;
  private final long atMs;

  /**
   * @param place where and since when it stands
   * @param atMs when that is decided, epoch milliseconds
   */
  StandingAtStops(PlanRound round, StopPlaces places, Situation situation, Place place, long atMs) {
    this.round = round;
    this.places = places;
    this.situation = situation;
    this.place = place;
    this.atMs = atMs;
  }

  void decide() {
    List<PlannedStop> here =
        round.plan.stops().stream().filter(stop -> places.isAt(stop, place, atMs)).toList();
    List<PlannedStop> open = here.stream().filter(this::isToServe).toList();
    List<PlannedStop> served = places.served(open, place, atMs);
    for (int i = 0; i < served.size(); i++) {
      standAt(served.get(i), i > 0, served.size() > 1);
    }
    if (open.isEmpty()) {
      comeBack(here);
    }
  }

  /** Whether it may be reached by standing there; what was scanned as done before is done. */
  private boolean isToServe(PlannedStop stop) {
    StopTrack known = round.track.stops.get(stop.stopId());
    ScansOfStop scanned = round.scansOf(stop.stopId());
    boolean isSeen = known != null && known.arrivedMs != 0;
    boolean isDone =
        !isSeen
            && scanned.outcome().equals(DeliveryScan.DELIVERED)
            && scanned.doneMs() < place.timeMs();
    boolean isLeft = known != null && known.departed && !isBackAt(known, scanned);
    return !isLeft && !scanned.isGivenUp() && !isDone;
  }

  /** What was left is served here after all if that is scanned. */
  void scanned(PlannedStop stop) {
    StopTrack known = round.track.stops.get(stop.stopId());
    boolean isBack =
        known.departed
            && places.isAt(stop, place, atMs)
            && isBackAt(known, round.scansOf(stop.stopId()));
    if (isBack) {
      comeBackTo(stop);
    }
  }

  /**
   * Whether the vehicle stands at a stop for the second time: somebody scans to be there after it
   * was left, or to have delivered what it had left with others, and not from here as it came.
   */
  private boolean isBackAt(StopTrack known, ScansOfStop scanned) {
    if (scanned.saidThereMs() != PlannedStop.NO_TIME) {
      return scanned.saidThereMs() > known.leftMs;
    }
    return known.crowded
        && scanned.outcome().equals(DeliveryScan.DELIVERED)
        && scanned.doneMs() >= place.timeMs() + Halt.THERE_AFTER_MS;
  }

  private void standAt(PlannedStop stop, boolean shared, boolean crowded) {
    StopTrack mine = round.edit(stop.stopId());
    int distanceM = distanceM(stop);
    boolean isBetter = mine.shared && mine.scansSeen == 0 && isNearer(distanceM, mine.distanceM);
    if (mine.arrivedMs == 0 || mine.departed || isBetter) {
      arrive(mine, stop, distanceM);
      mine.shared = shared;
      mine.crowded = crowded;
    } else if (isNearer(mine.distanceM, distanceM)) {
      round.depart(mine, stop);
    } else {
      mine.leftMs = 0;
    }
  }

  private static boolean isNearer(int distanceM, int thanM) {
    return distanceM + StopTrack.NEARER_M < thanM;
  }

  private void comeBack(List<PlannedStop> here) {
    PlannedStop best = null;
    int mostM = -1;
    for (PlannedStop stop : here) {
      StopTrack known = round.track.stops.get(stop.stopId());
      boolean isOneOfSeveral = known != null && known.crowded && known.scansSeen == 0;
      int nearerM = isOneOfSeveral ? known.distanceM - distanceM(stop) : -1;
      if (nearerM > mostM) {
        best = stop;
        mostM = nearerM;
      }
    }
    if (best != null) {
      comeBackTo(best);
    }
  }

  private void comeBackTo(PlannedStop stop) {
    StopTrack mine = round.edit(stop.stopId());
    arrive(mine, stop, distanceM(stop));
    mine.shared = false;
    mine.crowded = false;
  }

  private void arrive(StopTrack mine, PlannedStop stop, int distanceM) {
    if (mine.crowded) {
      leaveToOthers(mine.arrivedMs);
    }
    mine.arrivedMs = Math.max(place.timeMs(), round.plan.sinceMs());
    mine.distanceM = distanceM;
    mine.served = false;
    mine.departed = false;
    mine.leftMs = 0;
    mine.tripId = situation.tripId();
    round.reach(mine, stop);
  }

  /** Of a standing that was not this stop's, the others have the more. */
  private void leaveToOthers(long arrivedMs) {
    for (StopTrack other : List.copyOf(round.track.stops.values())) {
      if (other.crowded && other.arrivedMs == arrivedMs) {
        round.edit(other.stopId);
      }
    }
  }

  private int distanceM(PlannedStop stop) {
    return (int) Math.round(places.distanceM(stop, place, atMs));
  }
}
