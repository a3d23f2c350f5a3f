package io.fleet.simulator.round;

import io.fleet.simulator.truth.StopTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a driver makes of a planned round: one stop in eight is put off for some others, one in
 * sixty is left out and said so, one in sixty nobody opens, one in forty is forgotten. Services
 * take about as long as planned, one in twenty much longer. What is left out without a word lies
 * away from other stops: of a door beside one that is served, where the vehicle has stood too,
 * nobody could tell.
 */
final class DriversOrder {
  private static final double PUT_OFF = 0.125;
  private static final int FARTHEST = 6;
  private static final double WALKABLE_M = 34;
  private static final double WALKS = 0.75;
  private static final double AWAY_M = 80;

  private final RandomGenerator random;
  private final boolean scans;

  /**
   * @param scans whether the driver says what is left out on purpose
   */
  DriversOrder(boolean scans, RandomGenerator random) {
    this.scans = scans;
    this.random = random;
  }

  /** All stops, in the order they are driven or left out. */
  List<Call> of(PlannedRound round) {
    List<RoundStop> order = new ArrayList<>(round.stops());
    for (RoundStop stop : round.stops()) {
      if (random.nextDouble() < PUT_OFF) {
        int at = order.indexOf(stop);
        order.remove(at);
        order.add(Math.min(order.size(), at + 1 + random.nextInt(FARTHEST)), stop);
      }
    }
    List<Call> calls = new ArrayList<>();
    List<RoundStop> open = new ArrayList<>(round.stops());
    RoundStop before = null;
    for (RoundStop stop : order) {
      StopTruth outcome = outcome(stop, round);
      boolean near = before != null && before.at().distanceM(stop.at()) < WALKABLE_M;
      boolean onFoot = near && random.nextDouble() < WALKS;
      boolean inTurn = open.get(0) == stop;
      Call call = new Call(stop, outcome, drawnServiceS(stop), onFoot, !inTurn);
      calls.add(call);
      if (outcome != StopTruth.MISSED) {
        open.remove(stop);
      }
      before = call.isReached() ? onFoot ? before : stop : before;
    }
    return calls;
  }

  private StopTruth outcome(RoundStop stop, PlannedRound round) {
    StopTruth drawn = drawnOutcome();
    boolean silent = drawn == StopTruth.MISSED || drawn == StopTruth.SKIPPED && !scans;
    boolean beside =
        round.stops().stream().anyMatch(o -> o != stop && o.at().distanceM(stop.at()) < AWAY_M);
    return silent && beside ? StopTruth.DEPARTED : drawn;
  }

  private StopTruth drawnOutcome() {
    double drawn = random.nextDouble();
    if (drawn < 1 / 60.0) {
      return StopTruth.SKIPPED;
    }
    if (drawn < 2 / 60.0) {
      return StopTruth.FAILED;
    }
    return drawn < 2 / 60.0 + 1 / 40.0 ? StopTruth.MISSED : StopTruth.DEPARTED;
  }

  private double drawnServiceS(RoundStop stop) {
    if (random.nextDouble() < 0.05) {
      return random.nextDouble(600, 1_500);
    }
    double factor = StrictMath.exp(0.3 * random.nextGaussian());
    return Math.max(50, stop.serviceS() * factor);
  }
}
