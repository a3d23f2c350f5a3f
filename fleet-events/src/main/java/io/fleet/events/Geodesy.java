package io.fleet.events;

/**
 * Distances on the mean sphere (IUGG mean radius R1 = 6,371,008.8 m), coordinates in 1e-6 degrees.
 * Against the WGS-84 ellipsoid the error is below 0.6 %.
 */
public final class Geodesy {
  /** IUGG mean Earth radius R1. */
  public static final double MEAN_RADIUS_M = 6_371_008.8;

  private static final double RADIANS_PER_E6 = Math.PI / 180e6;

  private Geodesy() {}

  /** Great-circle distance in metres by the haversine formula (R. W. Sinnott, 1984). */
  public static double distanceM(int latE6A, int lonE6A, int latE6B, int lonE6B) {
    double halfLat = Math.sin((latE6B - latE6A) * RADIANS_PER_E6 / 2);
    double halfLon = Math.sin(((double) lonE6B - lonE6A) * RADIANS_PER_E6 / 2);
    double cosines = Math.cos(latE6A * RADIANS_PER_E6) * Math.cos(latE6B * RADIANS_PER_E6);
    double a = halfLat * halfLat + cosines * halfLon * halfLon;
    return 2 * MEAN_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)));
  }

  /** Great-circle distance in whole millimetres, for sums that do not depend on their order. */
  public static long distanceMm(int latE6A, int lonE6A, int latE6B, int lonE6B) {
    return Math.round(distanceM(latE6A, lonE6A, latE6B, lonE6B) * 1_000);
  }
}
