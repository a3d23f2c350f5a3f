package io.fleet.simulator.route;

import io.fleet.events.Geodesy;

/**
 * A plane of metres (x east, y north) laid on the globe at a city's centre, on the mean sphere the
 * contract measures distances on. Within 6 km of the centre distances differ by less than 0.2 %.
 *
 * @param centreLat WGS-84 degrees, within ±70
 * @param centreLon WGS-84 degrees
 */
public record CityFrame(double centreLat, double centreLon) {
  /** The default: nowhere special, mid-latitude, one time zone east of Greenwich. */
  public static final CityFrame DEFAULT = new CityFrame(48.137, 11.575);

  private static final double METRES_PER_DEGREE = Geodesy.MEAN_RADIUS_M * Math.PI / 180;

  /** Refuses centres where a plane of metres makes no sense. */
  public CityFrame {
    if (!(Math.abs(centreLat) <= 70 && Math.abs(centreLon) <= 179)) {
      throw new IllegalArgumentException("no city there: " + centreLat + ", " + centreLon);
    }
  }

  /** Latitude in degrees of a point so many metres north of the centre. */
  public double lat(double yM) {
    return centreLat + yM / METRES_PER_DEGREE;
  }

  /** Longitude in degrees of a point so many metres east of the centre. */
  public double lon(double xM) {
    return centreLon + xM / (METRES_PER_DEGREE * StrictMath.cos(Math.toRadians(centreLat)));
  }
}
