package io.fleet.query.vehicle;

import io.fleet.query.place.Position;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * The newest fix of a vehicle as {@code vehicle_last_positions} holds it.
 *
 * @param ts null if it never had one
 */
record StoredFix(Instant ts, int latE6, int lonE6, Integer speedCkmph, Integer headingDdeg) {
  private static final double MICRO = 1e6;
  private static final double CENTI = 100;
  private static final double DECI = 10;

  /**
   * @param tuple time, latitude, longitude, speed and heading; a time of 1970 stands for no fix
   */
  static StoredFix of(Object[] tuple) {
    Instant ts = ((ZonedDateTime) tuple[0]).toInstant();
    return new StoredFix(
        ts.equals(Instant.EPOCH) ? null : ts,
        (Integer) tuple[1],
        (Integer) tuple[2],
        (Integer) tuple[3],
        (Integer) tuple[4]);
  }

  Position position() {
    return ts == null ? null : Position.orNull(latE6 / MICRO, lonE6 / MICRO);
  }

  Double speedKmph() {
    return speedCkmph == null ? null : Double.valueOf(speedCkmph / CENTI);
  }

  Double heading() {
    return headingDdeg == null ? null : Double.valueOf(headingDdeg / DECI);
  }
}
