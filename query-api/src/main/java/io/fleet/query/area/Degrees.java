package io.fleet.query.area;

import io.fleet.query.problem.ProblemException;
import java.util.regex.Pattern;

/** Coordinates as clients write them. */
final class Degrees {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,20})?");

  private Degrees() {}

  /** A number of degrees, written without an exponent. */
  static double parse(String parameter, String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw ProblemException.parameter(parameter, "degrees such as -49.269993 expected");
    }
    return Double.parseDouble(text);
  }

  static void requireLongitude(String parameter, double lon, double greatest) {
    if (!(Math.abs(lon) <= greatest)) {
      throw ProblemException.parameter(
          parameter, "longitudes from -" + (int) greatest + " to " + (int) greatest + " expected");
    }
  }

  static void requireLatitude(String parameter, double lat) {
    if (!(Math.abs(lat) <= 90)) {
      throw ProblemException.parameter(parameter, "latitudes from -90 to 90 expected");
    }
  }
}
