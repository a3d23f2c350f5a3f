package io.fleet.stream.rule.motion;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Geodesy;

/**
 * A place at a time.
 *
 * @param timeMs epoch milliseconds
 * @param latE6 latitude, 1e-6 degrees
 * @param lonE6 longitude, 1e-6 degrees
 */
public record Place(long timeMs, int latE6, int lonE6) {
  private static final int HALF_TURN_E6 = 180_000_000;

  /** Great-circle distance in metres. */
  public double distanceM(Place other) {
    return Geodesy.distanceM(latE6, lonE6, other.latE6, other.lonE6);
  }

  /** Great-circle distance in millimetres. */
  public long distanceMm(Place other) {
    return Geodesy.distanceMm(latE6, lonE6, other.latE6, other.lonE6);
  }

  /** The same place, brought so near to another in the same direction that it is no farther, m. */
  Place within(double mostM, Place of) {
    double farM = distanceM(of);
    if (farM <= mostM) {
      return this;
    }
    double share = mostM / farM;
    long eastE6 = (long) lonE6 - of.lonE6;
    boolean isOverTheDateLine = Math.abs(eastE6) > HALF_TURN_E6;
    return isOverTheDateLine
        ? this
        : new Place(
            timeMs,
            (int) (of.latE6 + Math.round(share * (latE6 - of.latE6))),
            (int) (of.lonE6 + Math.round(share * eastE6)));
  }

  /** Writes a place that may be null. */
  public static void write(Place place, ByteWriter out) {
    out.writeBoolean(place != null);
    if (place != null) {
      out.writeLong(place.timeMs);
      out.writeInt(place.latE6);
      out.writeInt(place.lonE6);
    }
  }

  /** Reads a place that may be null. */
  public static Place read(ByteReader in) {
    return in.readBoolean() ? new Place(in.readLong(), in.readInt(), in.readInt()) : null;
  }
}
