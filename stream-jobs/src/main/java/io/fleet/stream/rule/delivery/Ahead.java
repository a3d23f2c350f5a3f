package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.settings.TravelTimes;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a plan lies ahead, as far as plan, scans and places tell; it is worked out anew whenever
 * something becomes of a stop.
 *
 * @param order the stops that will probably be driven to, in that order; those with places
 * @param here stops the vehicle is at
 * @param last the stop it was at last, or null
 * @param waits whether it waits for windows to open: it has left no stop before its window
 * @param isScanned whether anything was scanned on the round
 * @param travel what was learned, by which stops passed over have their places in the order
 * @param overrunMs how much longer than planned the services took so far, ms
 */
record Ahead(
    List<PlannedStop> order,
    List<PlannedStop> here,
    PlannedStop last,
    boolean waits,
    boolean isScanned,
    TravelTimes travel,
    long overrunMs) {
  /** Of stops that were passed over only so many are looked for a place by where they lie. */
  private static final int MOST_INSERTED = 20;

  /** Leaving so little before a window opens is waiting for it, ms. */
  private static final long EARLY_MS = 60_000;

  static Ahead of(PlanRound round, TravelTimes travel) {
    List<PlannedStop> order = new ArrayList<>();
    List<PlannedStop> passedOver = new ArrayList<>();
    boolean isScanned = !round.scans().isEmpty();
    for (PlannedStop stop : DrivingOrder.of(round.plan, round.scans())) {
      StopTrack known = round.track.stops.get(stop.stopId());
      boolean isAhead = round.isOpen(stop) || isScanned && isOnlyShared(known);
      if (stop.isCircle() && isAhead) {
        (known != null && known.passedOver ? passedOver : order).add(stop);
      }
    }
    StopTrack last = null;
    List<PlannedStop> here = new ArrayList<>(1);
    boolean waits = true;
    long overrunMs = 0;
    for (StopTrack known : round.track.stops.values()) {
      PlannedStop stop = round.plan.stop(known.stopId);
      boolean isPlaced = known.rank > 0 && stop.isCircle();
      last = isPlaced && (last == null || known.rank > last.rank) ? known : last;
      if (known.isPresent() && known.leftMs == 0) {
        here.add(stop);
      }
      waits &= !isLeftEarly(known, stop);
      overrunMs += overrunMs(known, stop);
    }
    PlannedStop from = last == null ? null : round.plan.stop(last.stopId);
    insert(round, travel, order, passedOver, from);
    return new Ahead(
        List.copyOf(order), List.copyOf(here), from, waits, isScanned, travel, overrunMs);
  }

  /**
   * Whether it was left with a stop beside it, and nobody who scans has said that it was served.
   */
  private static boolean isOnlyShared(StopTrack known) {
    return known != null && known.shared && known.scansSeen == 0 && known.leftMs != 0;
  }

  private static boolean isLeftEarly(StopTrack known, PlannedStop stop) {
    return known.departed
        && known.leftMs != 0
        && stop.windowFromMs() != PlannedStop.NO_TIME
        && known.leftMs < stop.windowFromMs() - EARLY_MS;
  }

  private static long overrunMs(StopTrack known, PlannedStop stop) {
    boolean isKnown =
        known.departed && known.arrivedMs != 0 && stop.serviceMs() != PlannedStop.NO_TIME;
    return isKnown ? Math.max(0, known.leftMs - known.arrivedMs - stop.serviceMs()) : 0;
  }

  /**
   * What was passed over is made up for after as many stops as usual; where that was not learned,
   * where it lengthens the way least, else in the end.
   */
  private static void insert(
      PlanRound round,
      TravelTimes travel,
      List<PlannedStop> order,
      List<PlannedStop> passedOver,
      PlannedStop from) {
    for (int i = 0; i < passedOver.size(); i++) {
      PlannedStop stop = passedOver.get(i);
      int learned = travel.stopsBeforeOnePassedOver(passes(round, stop));
      int at = i < MOST_INSERTED && learned < 0 ? cheapest(order, stop, from) : order.size();
      order.add(learned < 0 ? at : Math.min(learned, order.size()), stop);
    }
  }

  /** How many that are planned after a stop have been served before it. */
  private static int passes(PlanRound round, PlannedStop stop) {
    int passes = 0;
    for (StopTrack known : round.track.stops.values()) {
      boolean isLater = round.plan.stop(known.stopId).sequence() > stop.sequence();
      passes += known.rank > 0 && isLater ? 1 : 0;
    }
    return passes;
  }

  private static int cheapest(List<PlannedStop> order, PlannedStop stop, PlannedStop from) {
    int best = order.size();
    double leastM = Double.MAX_VALUE;
    for (int at = 0; at <= order.size(); at++) {
      PlannedStop before = at == 0 ? from : order.get(at - 1);
      PlannedStop after = at == order.size() ? null : order.get(at);
      double addedM = metres(before, stop) + metres(stop, after) - metres(before, after);
      if (addedM < leastM) {
        leastM = addedM;
        best = at;
      }
    }
    return best;
  }

  private static double metres(PlannedStop a, PlannedStop b) {
    return a == null || b == null ? 0 : a.distanceM(b);
  }
}
