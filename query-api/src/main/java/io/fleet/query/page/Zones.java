package io.fleet.query.page;

import io.fleet.query.problem.ProblemException;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones as clients name them. */
final class Zones {
  private static final int MAX_LENGTH = 64;

  private Zones() {}

  /**
   * Reads the parameter.
   *
   * @return null for none
   * @throws ProblemException if there is no such zone
   */
  static ZoneId parse(String zone) {
    if (TimeRange.isAbsent(zone)) {
      return null;
    }
    try {
      if (zone.length() <= MAX_LENGTH) {
        // In a query string a plus that is not escaped arrives as a blank.
        return ZoneId.of(zone.replace(' ', '+'));
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw ProblemException.parameter("zone", "a time zone such as Europe/Berlin expected");
  }
}
