package io.fleet.stream.rule.line;

import io.fleet.events.Geodesy;
import java.util.Arrays;

/**
 * The line of a route, and where along it places lie. Its edges are straight in longitude and
 * latitude (RFC 7946, 3.1.1) and go the short way round the earth, so a line may cross the
 * antimeridian. Lengths are those of the mean sphere. Nothing is altered; any number of threads may
 * ask.
 *
 * <p>A line may come by one place several times: on loops, there and back on one street. Which of
 * them is meant, only the way up to then can tell, so {@link #project} is told how far a vehicle
 * had come. It answers with the first time that the line comes by from there on; and where it does
 * not come by any more, with the nearest place of all.
 */
public final class RouteLine {
  /** So far back a receiver's errors may seem to go, m. */
  public static final double BACK_M = 50;

  /** A line comes by where it is no farther than its nearest place and this, m. */
  static final double COMES_BY_M = 25;

  /** What is farther off than this is not on any of the ways the line takes, m. */
  private static final double FAR_M = 300;

  private static final double E6 = 1e6;
  private static final double METRES_PER_E6 = Geodesy.MEAN_RADIUS_M * Math.PI / 180e6;
  private static final double LEAST_COSINE = 0.01;
  private static final int TURN_E6 = 360_000_000;
  private static final int HALF_TURN_E6 = TURN_E6 / 2;
  private static final int POLE_E6 = 90_000_000;

  final int[] latE6;

  /** From the middle, so that it goes on over the antimeridian. */
  final int[] lonE6;

  final Boxes boxes;
  private final double[] alongM;
  private final int middleLonE6;

  private RouteLine(int[] latE6, int[] lonE6, int middleLonE6) {
    this.latE6 = latE6;
    this.lonE6 = lonE6;
    this.middleLonE6 = middleLonE6;
    this.boxes = new Boxes(latE6, lonE6);
    this.alongM = new double[latE6.length];
    for (int i = 1; i < latE6.length; i++) {
      double edgeM = Geodesy.distanceM(latE6[i - 1], lonE6[i - 1], latE6[i], lonE6[i]);
      alongM[i] = alongM[i - 1] + edgeM;
    }
  }

  /**
   * The line through positions; those that repeat the one before count once.
   *
   * @param degrees longitude and latitude in turn
   * @return null if that is no line: a single place, a place off the earth, or farther than half
   *     round it to the east and west
   */
  public static RouteLine of(double[] degrees) {
    int[] lat = new int[degrees.length / 2];
    long[] lon = new long[lat.length];
    int count = 0;
    for (int i = 0; i < lat.length; i++) {
      boolean onEarth = Math.abs(degrees[2 * i]) <= 180 && Math.abs(degrees[2 * i + 1]) <= 90;
      if (!onEarth) {
        return null;
      }
      int latE6 = (int) Math.round(degrees[2 * i + 1] * E6);
      long lonE6 = Math.round(degrees[2 * i] * E6);
      if (count > 0) {
        lonE6 = lon[count - 1] + turned(lonE6 - lon[count - 1]);
      }
      if (count == 0 || latE6 != lat[count - 1] || lonE6 != lon[count - 1]) {
        lat[count] = latE6;
        lon[count++] = lonE6;
      }
    }
    return count < 2 ? null : around(Arrays.copyOf(lat, count), Arrays.copyOf(lon, count));
  }

  private static RouteLine around(int[] latE6, long[] lonE6) {
    long west = Arrays.stream(lonE6).min().orElseThrow();
    long east = Arrays.stream(lonE6).max().orElseThrow();
    if (east - west > HALF_TURN_E6) {
      return null;
    }
    long middle = (west + east) / 2;
    int[] fromMiddle = Arrays.stream(lonE6).mapToInt(lon -> (int) (lon - middle)).toArray();
    return new RouteLine(latE6, fromMiddle, (int) turned(middle));
  }

  /** A difference of longitudes the short way round. */
  private static long turned(long lonE6) {
    return Math.floorMod(lonE6 + HALF_TURN_E6, (long) TURN_E6) - HALF_TURN_E6;
  }

  int segments() {
    return latE6.length - 1;
  }

  /** How many positions it goes through. */
  public int positions() {
    return latE6.length;
  }

  /** The whole length, m. */
  public double lengthM() {
    return alongM[alongM.length - 1];
  }

  /** The place of the line that is nearest; of several equally near the first along. */
  public RoutePoint nearest(int placeLatE6, int placeLonE6) {
    return point(search(placeLatE6, placeLonE6, 0).nearest(), placeLatE6, placeLonE6);
  }

  /**
   * Where a vehicle is that had come so far along: the first time that the line comes by from there
   * on, or from {@link #BACK_M} before; else the nearest place of all, if the line does not come by
   * any more. A vehicle that seems to have gone back by no more than that has not moved along.
   *
   * @param cameM how far along it was, m; 0 if it has not been there
   */
  public RoutePoint project(int placeLatE6, int placeLonE6, double cameM) {
    return project(placeLatE6, placeLonE6, cameM, Double.POSITIVE_INFINITY);
  }

  /**
   * The same; but where the line does not come within so many metres from there on, the nearest
   * place of all.
   */
  public RoutePoint project(int placeLatE6, int placeLonE6, double cameM, double withinM) {
    RoutePoint found = from(Math.max(0, cameM - BACK_M), placeLatE6, placeLonE6, withinM);
    return found.alongM() < cameM && found.alongM() >= cameM - BACK_M
        ? new RoutePoint(Math.min(cameM, lengthM()), found.offM())
        : found;
  }

  /** As {@link #project}, without any going back. */
  private RoutePoint from(double fromM, int placeLatE6, int placeLonE6, double withinM) {
    NearestSearch ahead = search(placeLatE6, placeLonE6, fromM).nearest();
    double aheadM = Math.sqrt(ahead.squared) * METRES_PER_E6;
    if (fromM > 0 && aheadM > COMES_BY_M) {
      NearestSearch whole = search(placeLatE6, placeLonE6, 0).nearerThan(ahead);
      double wholeM = Math.sqrt(whole.squared) * METRES_PER_E6;
      if (aheadM > Math.min(withinM, wholeM + COMES_BY_M)) {
        return point(whole, placeLatE6, placeLonE6);
      }
    }
    if (aheadM <= FAR_M) {
      double within = (aheadM + COMES_BY_M) / METRES_PER_E6;
      ahead.firstPass(within * within);
    }
    return point(ahead, placeLatE6, placeLonE6);
  }

  /**
   * Where along the line places lie that are visited in order: each the first time that the line
   * comes by after the one before, which leaves the most to those after it.
   *
   * @param lats 1e-6 degrees
   * @param lons 1e-6 degrees
   * @return m along, never falling; not a number for a place by which the line does not come after
   *     the one before it
   */
  public double[] alongInOrder(int[] lats, int[] lons) {
    double[] along = new double[lats.length];
    double beforeM = 0;
    for (int i = 0; i < lats.length; i++) {
      RoutePoint at = from(beforeM, lats[i], lons[i], Double.POSITIVE_INFINITY);
      boolean inOrder = at.alongM() >= beforeM;
      along[i] = inOrder ? at.alongM() : Double.NaN;
      beforeM = inOrder ? at.alongM() : beforeM;
    }
    return along;
  }

  /** How far it is from one place along to another, m; 0 if that is behind. */
  public double remainingM(double fromM, double toM) {
    return Math.max(0, Math.min(lengthM(), toM) - Math.max(0, fromM));
  }

  private NearestSearch search(int placeLatE6, int placeLonE6, double fromM) {
    int segment = segmentAt(fromM);
    double edgeM = alongM[segment + 1] - alongM[segment];
    double share = edgeM > 0 ? Math.max(0, Math.min(1, (fromM - alongM[segment]) / edgeM)) : 0;
    double lon = turned((long) placeLonE6 - middleLonE6);
    double cosine = Math.max(LEAST_COSINE, Math.cos(Math.toRadians(placeLatE6 / E6)));
    return new NearestSearch(this, placeLatE6, lon, cosine, segment, share);
  }

  private int segmentAt(double fromM) {
    int found = Arrays.binarySearch(alongM, fromM);
    int segment = found >= 0 ? found : -found - 2;
    return Math.max(0, Math.min(segments() - 1, segment));
  }

  private RoutePoint point(NearestSearch found, int placeLatE6, int placeLonE6) {
    int i = found.segment;
    double along = alongM[i] + found.share * (alongM[i + 1] - alongM[i]);
    int lat = (int) Math.round(latAt(i, found.share));
    long lon = Math.round(lonAt(i, found.share)) + middleLonE6;
    int nearLat = Math.max(-POLE_E6, Math.min(POLE_E6, lat));
    double offM = Geodesy.distanceM(nearLat, (int) turned(lon), placeLatE6, placeLonE6);
    return new RoutePoint(along, offM);
  }

  double latAt(int segment, double share) {
    return latE6[segment] + share * ((double) latE6[segment + 1] - latE6[segment]);
  }

  double lonAt(int segment, double share) {
    return lonE6[segment] + share * ((double) lonE6[segment + 1] - lonE6[segment]);
  }
}
