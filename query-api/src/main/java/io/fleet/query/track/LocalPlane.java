package io.fleet.query.track;

import io.fleet.events.Geodesy;

/**
 * The plane in which simplification measures: equirectangular, with one place as its origin and the
 * scale of that place's latitude, on the mean sphere (6,371,008.8 m). A line between two fixes is
 * straight in longitude and latitude, as RFC 7946 and maps draw it, and stays straight here; what
 * is near the origin has its true distance from it.
 */
final class LocalPlane {
  private static final double METRES_PER_DEGREE = Math.toRadians(1) * Geodesy.MEAN_RADIUS_M;

  private final TrackFix origin;
  private final double metresPerLongitude;

  LocalPlane(TrackFix origin) {
    this.origin = origin;
    this.metresPerLongitude = METRES_PER_DEGREE * Math.cos(Math.toRadians(origin.lat()));
  }

  /** Metres from the origin to the line between two fixes, its ends included. */
  double distanceTo(TrackFix from, TrackFix to) {
    double x = east(from);
    double y = north(from);
    double alongX = east(to) - x;
    double alongY = north(to) - y;
    double squared = alongX * alongX + alongY * alongY;
    double share =
        squared == 0 ? 0 : Math.max(0, Math.min(1, -(x * alongX + y * alongY) / squared));
    return Math.hypot(x + share * alongX, y + share * alongY);
  }

  /** Square metres of the triangle of the origin and two fixes. */
  double triangle(TrackFix one, TrackFix other) {
    return Math.abs(east(one) * north(other) - east(other) * north(one)) / 2;
  }

  private double east(TrackFix fix) {
    return Turn.nearest(fix.lon() - origin.lon()) * metresPerLongitude;
  }

  private double north(TrackFix fix) {
    return (fix.lat() - origin.lat()) * METRES_PER_DEGREE;
  }
}
