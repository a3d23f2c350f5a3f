package io.fleet.query.track;

import java.time.Instant;

/**
 * A point of a drawn line: a fix, or where the line between two crosses the antimeridian.
 *
 * @param lon WGS-84 degrees
 * @param lat WGS-84 degrees
 * @param ts when; of a crossing, by its share of the way
 */
record Place(double lon, double lat, Instant ts) {

  static Place of(TrackFix fix) {
    return new Place(fix.lon(), fix.lat(), fix.ts());
  }
}
