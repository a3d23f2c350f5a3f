package io.fleet.simulator.trial;

import io.fleet.simulator.trial.Town.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plans a round as a dispatcher would: some 80 to 100 parcels' doors, of which more than a third
 * are within 40 m of another, in the order of the nearest neighbour, with windows around when the
 * vehicle should be there. One stop in ten has no window, one in eight a narrow one.
 */
final class RoundPlanner {
  private static final int ADDRESSES = 62;
  private static final int LEAST_STOPS = 82;
  private static final double DOORS_APART_FROM_M = 15;
  private static final double DOORS_APART_TO_M = 38;
  private static final double PLANNED_MPS = 6;
  private static final double PLANNED_HALT_S = 75;
  private static final long QUARTER_MS = Duration.ofMinutes(15).toMillis();
  private static final Duration EVENING_BEFORE = Duration.ofHours(10);

  private final Town town;
  private final RandomGenerator random;

  RoundPlanner(Town town, RandomGenerator random) {
    this.town = town;
    this.random = random;
  }

  /**
   * The round of a vehicle.
   *
   * @param number of the vehicle
   * @param leavesMs when it is to leave the depot, epoch milliseconds
   */
  PlannedRound plan(int number, String vehicleId, String driverId, long leavesMs) {
    List<RoundStop> stops = new ArrayList<>();
    double atMs = leavesMs;
    Address before = town.depot();
    for (Address door : doors()) {
      int serviceS = 60 + 30 * random.nextInt(7);
      atMs += 1_000 * (before.distanceM(door) / PLANNED_MPS + PLANNED_HALT_S);
      int sequence = stops.size() + 1;
      int orders = 1 + random.nextInt(4);
      long[] window = window((long) atMs);
      stops.add(
          new RoundStop("s" + sequence, sequence, door, window[0], window[1], serviceS, orders));
      atMs += 1_000.0 * serviceS;
      before = door;
    }
    return new PlannedRound(
        String.format("trial-plan-%04d", number),
        vehicleId,
        driverId,
        leavesMs - EVENING_BEFORE.toMillis(),
        leavesMs,
        number % 3 == 2 && ScanHabit.of(number) != ScanHabit.CARELESS,
        List.copyOf(stops));
  }

  /** From and to; whole quarters of an hour. */
  private long[] window(long expectedMs) {
    double drawn = random.nextDouble();
    if (drawn < 0.10) {
      return new long[2];
    }
    boolean narrow = drawn < 0.22;
    double earlierMin = random.nextDouble(narrow ? 5 : 30, narrow ? 15 : 90);
    double laterMin = random.nextDouble(narrow ? 10 : 30, narrow ? 20 : 120);
    long fromMs = expectedMs - (long) (60_000 * earlierMin);
    long toMs = expectedMs + (long) (60_000 * laterMin);
    long from = Math.floorDiv(fromMs, QUARTER_MS);
    long to = Math.floorDiv(toMs, QUARTER_MS) + 1;
    return new long[] {from * QUARTER_MS, to * QUARTER_MS};
  }

  /** All doors, the doors of an address one after the other. */
  private List<Address> doors() {
    List<Address> open = new ArrayList<>(town.addresses());
    List<Address> chosen = new ArrayList<>();
    while (chosen.size() < ADDRESSES) {
      chosen.add(open.remove(random.nextInt(open.size())));
    }
    List<Address> doors = new ArrayList<>();
    Address at = town.depot();
    while (!chosen.isEmpty()) {
      at = nearest(at, chosen);
      chosen.remove(at);
      doors.add(at);
      int others = others(doors.size(), chosen.size());
      for (int i = 1; i <= others; i++) {
        double bearing = random.nextDouble(2 * Math.PI);
        double awayM = random.nextDouble(DOORS_APART_FROM_M, DOORS_APART_TO_M);
        Address last = doors.get(doors.size() - 1);
        doors.add(
            new Address(
                last.xM() + awayM * StrictMath.sin(bearing),
                last.yM() + awayM * StrictMath.cos(bearing)));
      }
    }
    return doors;
  }

  /** Three addresses in ten have more doors; the last ones have as many as are missing. */
  private int others(int doors, int addressesLeft) {
    int missing = LEAST_STOPS - doors - addressesLeft;
    boolean mustHave = missing > 2 * addressesLeft;
    return mustHave ? Math.min(3, missing) : random.nextDouble() < 0.3 ? 1 + random.nextInt(3) : 0;
  }

  private static Address nearest(Address to, List<Address> among) {
    Address nearest = among.get(0);
    for (Address each : among) {
      nearest = to.distanceM(each) < to.distanceM(nearest) ? each : nearest;
    }
    return nearest;
  }
}
