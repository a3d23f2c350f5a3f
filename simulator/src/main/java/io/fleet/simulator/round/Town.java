package io.fleet.simulator.round;

import io.fleet.events.reference.ReferenceVersion;
import io.fleet.simulator.script.ScriptedMotion;
import io.fleet.simulator.truth.Area;
import io.fleet.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where rounds are driven: a depot, six districts and six yards, which are geofences, and the
 * addresses that parcels go to; all within 2.5 km of the centre. Immutable.
 */
public final class Town {
  /** Where nobody delivers anything. */
  public static final Town NONE = new Town(List.of(), List.of());

  private static final double REACH_M = 2_500;
  static final int ADDRESSES = 400;
  private static final int DISTRICTS = 6;
  private static final int YARDS = 6;
  private static final double DEPOT_M = 150;

  private final List<TownFence> fences;
  private final List<Address> addresses;

  /** A door, or a yard with many. */
  public record Address(double xM, double yM) {
    public double distanceM(Address other) {
      return StrictMath.hypot(xM - other.xM, yM - other.yM);
    }
  }

  private Town(List<TownFence> fences, List<Address> addresses) {
    this.fences = fences;
    this.addresses = addresses;
  }

  /** A town made of random numbers. */
  public static Town of(RandomGenerator random) {
    List<Address> addresses = new ArrayList<>();
    addresses.add(somewhere(500, random));
    for (int i = 0; i < ADDRESSES; i++) {
      addresses.add(somewhere(REACH_M, random));
    }
    List<TownFence> fences = new ArrayList<>();
    Address depot = addresses.get(0);
    fences.add(new TownFence("trial-depot", new Area.Disc(depot.xM(), depot.yM(), DEPOT_M)));
    for (int i = 1; i <= DISTRICTS; i++) {
      Area district = district(somewhere(REACH_M, random), random);
      fences.add(new TownFence("trial-district-" + i, district));
    }
    for (int i = 1; i <= YARDS; i++) {
      Address at = addresses.get(i);
      Area yard = new Area.Disc(at.xM(), at.yM(), Math.rint(random.nextDouble(60, 150)));
      fences.add(new TownFence("trial-yard-" + i, yard));
    }
    return new Town(List.copyOf(fences), List.copyOf(addresses));
  }

  private static Address somewhere(double reachM, RandomGenerator random) {
    return new Address(random.nextDouble(-reachM, reachM), random.nextDouble(-reachM, reachM));
  }

  /** Six corners on a circle of 300–900 m. */
  private static Area district(Address centre, RandomGenerator random) {
    double radiusM = random.nextDouble(300, 900);
    double[] x = new double[6];
    double[] y = new double[6];
    for (int i = 0; i < x.length; i++) {
      double bearing = (i + random.nextDouble(-0.35, 0.35)) * Math.PI / 3;
      x[i] = centre.xM() + radiusM * StrictMath.sin(bearing);
      y[i] = centre.yM() + radiusM * StrictMath.cos(bearing);
    }
    return new Area.Convex(x, y);
  }

  public Address depot() {
    return addresses.get(0);
  }

  /** A vehicle that stands near a place, within 20 m along each axis. */
  public static ScriptedMotion parked(Address at, long startMs, RandomGenerator random) {
    return new ScriptedMotion(
        startMs,
        at.xM() + random.nextDouble(-20, 20),
        at.yM() + random.nextDouble(-20, 20),
        random.nextDouble(2 * Math.PI),
        Math.rint(random.nextDouble(5e6, 200e6)));
  }

  /** Without the depot. */
  public List<Address> addresses() {
    return addresses.subList(1, addresses.size());
  }

  public void watchedBy(Truth truth) {
    fences.forEach(fence -> truth.watch(fence.id(), fence.area()));
  }

  /** The depot as a geofence that is posted, tagged as what it is. */
  public String depotFence() {
    return fences.get(0).body("depot");
  }

  /** Its geofences, in force from a moment on. */
  public List<ReferenceVersion> fencesFrom(long validFromMs) {
    return fences.stream().map(fence -> fence.version(validFromMs)).toList();
  }
}
