package io.fleet.stream.timeline.reference.fence;

import io.fleet.events.Geodesy;

/**
 * A rectangle of latitude and longitude, 1e-6 degrees. Longitudes are told as they lie from the
 * middle one, so that it may lie across the antimeridian.
 *
 * @param southE6 least latitude
 * @param northE6 greatest latitude
 * @param middleLonE6 the longitude in the middle
 * @param halfLonE6 how far it reaches to the west and to the east
 */
record Extent(int southE6, int northE6, int middleLonE6, int halfLonE6) {
  static final double METRES_PER_E6 = Geodesy.MEAN_RADIUS_M * Math.PI / 180e6;
  static final int TURN_E6 = 360_000_000;
  private static final int HALF_TURN_E6 = TURN_E6 / 2;
  static final int POLE_E6 = 90_000_000;
  private static final double LEAST_COSINE = 0.01;

  /** A longitude as it lies from another, from -180 to below 180 degrees. */
  static int fromMiddle(int lonE6, int middleE6) {
    int from = lonE6 - middleE6;
    return from >= HALF_TURN_E6 ? from - TURN_E6 : from < -HALF_TURN_E6 ? from + TURN_E6 : from;
  }

  /** The same with a rim of so many metres. */
  Extent withRim(double rimM) {
    int rimLat = (int) Math.ceil(rimM / METRES_PER_E6);
    int south = Math.max(-POLE_E6, southE6 - rimLat);
    int north = Math.min(POLE_E6, northE6 + rimLat);
    double cosine = Math.max(LEAST_COSINE, Math.min(cosine(south), cosine(north)));
    int rimLon = (int) Math.ceil(rimM / METRES_PER_E6 / cosine);
    return new Extent(south, north, middleLonE6, Math.min(HALF_TURN_E6, halfLonE6 + rimLon));
  }

  /** By how much the longest metre of longitude in it is longer than the shortest; at least 1. */
  double distortion() {
    return greatestCosine() / Math.max(LEAST_COSINE, Math.min(cosine(southE6), cosine(northE6)));
  }

  double greatestCosine() {
    boolean overEquator = southE6 < 0 && northE6 > 0;
    return overEquator ? 1 : Math.max(cosine(southE6), cosine(northE6));
  }

  /** No more than how far a place outside lies from it, m; 0 inside. */
  double awayM(int latE6, int lonE6) {
    long lat = Math.max(0, Math.max((long) southE6 - latE6, (long) latE6 - northE6));
    long lon = Math.max(0, Math.abs((long) fromMiddle(lonE6, middleLonE6)) - halfLonE6);
    if (lat == 0 && lon == 0) {
      return 0;
    }
    double cosine = Math.min(cosine(latE6), Math.min(cosine(southE6), cosine(northE6)));
    return Math.max(lat * METRES_PER_E6, lon * METRES_PER_E6 * cosine * 0.5);
  }

  static double cosine(int latE6) {
    return Math.cos(Math.toRadians(latE6 / 1e6));
  }
}
