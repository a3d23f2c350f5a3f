package io.fleet.simulator.round;

import io.fleet.simulator.round.Town.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plans a round as a dispatcher would: parcels' doors, of which more than a third are within 40 m
 * of another, in the order of the nearest neighbour, with windows around when the vehicle should be
 * there.
 */
public final class RoundPlanner {
  private static final double DOORS_APART_FROM_M = 15;
  private static final double DOORS_APART_TO_M = 38;
  private static final double PLANNED_MPS = 6;

  private final Town town;
  private final RoundStyle style;
  private final RandomGenerator random;

  public RoundPlanner(Town town, RoundStyle style, RandomGenerator random) {
    this.town = town;
    this.style = style;
    this.random = random;
  }

  /** A round that begins at the depot. */
  public PlannedRound plan(Assignment assignment) {
    return plan(assignment, doors(town.depot()), town.depot());
  }

  /** What is left of a round that has brought the vehicle to its next door. */
  public PlannedRound planRest(Assignment assignment) {
    List<Address> doors = doors(null);
    return plan(assignment, doors, doors.get(0));
  }

  private PlannedRound plan(Assignment assignment, List<Address> doors, Address from) {
    List<RoundStop> stops = new ArrayList<>();
    double atMs = assignment.leavesMs();
    Address before = from;
    for (Address door : doors) {
      int serviceS = style.shortestServiceS() + style.serviceStepS() * random.nextInt(7);
      atMs += 1_000 * (before.distanceM(door) / PLANNED_MPS + style.plannedHaltS());
      int sequence = stops.size() + 1;
      int orders = 1 + random.nextInt(4);
      long[] window = style.windows().drawn((long) atMs, random);
      stops.add(
          new RoundStop("s" + sequence, sequence, door, window[0], window[1], serviceS, orders));
      atMs += 1_000.0 * serviceS;
      before = door;
    }
    return new PlannedRound(assignment, List.copyOf(stops));
  }

  /**
   * All doors, the doors of an address one after the other.
   *
   * @param from where the way to the first begins, null for any of them
   */
  private List<Address> doors(Address from) {
    List<Address> open = near();
    List<Address> chosen = new ArrayList<>();
    while (chosen.size() < style.addresses()) {
      chosen.add(open.remove(random.nextInt(open.size())));
    }
    List<Address> doors = new ArrayList<>();
    Address at = from == null ? chosen.get(0) : from;
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

  /** All addresses, or those around one of them. */
  private List<Address> near() {
    List<Address> all = new ArrayList<>(town.addresses());
    if (style.around() < all.size()) {
      Address centre = all.get(random.nextInt(all.size()));
      all.sort(Comparator.comparingDouble(centre::distanceM));
      all.subList(style.around(), all.size()).clear();
    }
    return all;
  }

  /** Three addresses in ten have more doors; the last ones have as many as are missing. */
  private int others(int doors, int addressesLeft) {
    int missing = style.leastStops() - doors - addressesLeft;
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
