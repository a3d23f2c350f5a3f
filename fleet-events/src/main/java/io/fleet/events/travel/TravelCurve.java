package io.fleet.events.travel;

/**
 * How long a drive takes by its length where nothing was learned: it begins and ends in streets,
 * and what is far away is reached by faster roads. Rises with the length without a jump.
 */
public final class TravelCurve {
  /** For parting and finding a place, ms. */
  public static final long FIXED_MS = 30_000;

  /** So much of a drive is in streets, m. */
  public static final double STREETS_M = 2_000;

  /** Up to so far it is in a town, m; beyond it is overland. */
  public static final double TOWN_M = 10_000;

  /** Speeds with all lights and junctions, m/s: 28, 42 and 62 km/h. */
  public static final double STREETS_MPS = 28 / 3.6;

  public static final double TOWN_MPS = 42 / 3.6;
  public static final double OVERLAND_MPS = 62 / 3.6;

  /** A service at a stop whose plan does not say how long it takes, ms. */
  public static final long SERVICE_MS = 240_000;

  /** The fixed time is spent on the last metres, and less of it when fewer are left. */
  public static final double PARKING_M = 500;

  private static final double MS_PER_S = 1_000;

  private TravelCurve() {}

  /** The time from a start to an end so far apart by road, m, in ms. */
  public static double timeMs(double roadM) {
    return FIXED_MS * Math.min(1, roadM / PARKING_M) + movingMs(roadM);
  }

  /** The same without what parting and parking take. */
  public static double movingMs(double roadM) {
    double streetsM = Math.min(roadM, STREETS_M);
    double townM = Math.min(Math.max(0, roadM - STREETS_M), TOWN_M - STREETS_M);
    double overlandM = Math.max(0, roadM - TOWN_M);
    return (streetsM / STREETS_MPS + townM / TOWN_MPS + overlandM / OVERLAND_MPS) * MS_PER_S;
  }

  /** The mean speed of a drive of that length, m/s. */
  public static double speedMps(double roadM) {
    return roadM <= 0 ? STREETS_MPS : roadM / movingMs(roadM) * MS_PER_S;
  }
}
