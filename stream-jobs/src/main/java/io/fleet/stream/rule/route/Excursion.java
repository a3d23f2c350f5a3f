package io.fleet.stream.rule.route;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.motion.Place;

/**
 * A way off the route, told of or not yet.
 *
 * @param left the first fix off the route
 * @param leftAlongMm how far along it had come, mm
 * @param maxOffMm how far off it was at most, mm
 * @param drivenMm what it has driven off the route, mm
 * @param tripId the trip on which it was told of, or null while it has not been
 * @param driverId who drove when it left, or null
 * @param last the last fix off the route
 * @param back the first fix that is back on it, if no fix off it came after that, or null
 * @param backAlongMm how far along that lies, mm
 */
record Excursion(
    Place left,
    long leftAlongMm,
    long maxOffMm,
    long drivenMm,
    String tripId,
    String driverId,
    Place last,
    Place back,
    long backAlongMm) {

  static Excursion from(Place left, long leftAlongMm, long offMm, long drivenMm, String driverId) {
    return new Excursion(
        left, leftAlongMm, offMm, drivenMm, null, driverId, left, null, OffRoute.NOWHERE);
  }

  boolean isTold() {
    return tripId != null;
  }

  /** Another fix off the route. */
  Excursion on(Place fix, long offMm, long moreMm) {
    return new Excursion(
        left,
        leftAlongMm,
        Math.max(maxOffMm, offMm),
        drivenMm + moreMm,
        tripId,
        driverId,
        fix,
        null,
        OffRoute.NOWHERE);
  }

  /** A fix on the route: it may be back. */
  Excursion back(Place fix, long alongMm, long moreMm) {
    return new Excursion(
        left,
        leftAlongMm,
        maxOffMm,
        drivenMm + moreMm,
        tripId,
        driverId,
        last,
        back == null ? fix : back,
        back == null ? alongMm : backAlongMm);
  }

  Excursion told(String onTripId) {
    return new Excursion(
        left, leftAlongMm, maxOffMm, drivenMm, onTripId, driverId, last, back, backAlongMm);
  }

  static void write(Excursion e, ByteWriter out) {
    out.writeBoolean(e != null);
    if (e != null) {
      Place.write(e.left, out);
      out.writeSigned(e.leftAlongMm);
      out.writeSigned(e.maxOffMm);
      out.writeSigned(e.drivenMm);
      out.writeNullableString(e.tripId);
      out.writeNullableString(e.driverId);
      Place.write(e.last, out);
      Place.write(e.back, out);
      out.writeSigned(e.backAlongMm);
    }
  }

  static Excursion read(ByteReader in) {
    return in.readBoolean()
        ? new Excursion(
            Place.read(in),
            in.readSigned(),
            in.readSigned(),
            in.readSigned(),
            in.readNullableString(),
            in.readNullableString(),
            Place.read(in),
            Place.read(in),
            in.readSigned())
        : null;
  }
}
