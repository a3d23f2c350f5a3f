package io.fleet.stream.rule.utilisation;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;

/**
 * A stretch of a vehicle's time that is counted as one thing. A vehicle's spans do not overlap;
 * where there is none, nothing was heard for as long as makes a vehicle offline.
 *
 * @param vehicleId the vehicle
 * @param kind what it is counted as
 * @param tripId the trip that is driven, or null while standing
 * @param startedAtMs when it began, epoch milliseconds
 * @param endedAtMs when it ended; of an open one the last event when it was told
 * @param open whether it goes on
 * @param distanceMm metres that came within the quarter of an hour (of UTC) in which it begins, mm;
 *     those of a standing vehicle belong to no trip
 */
public record Span(
    String vehicleId,
    Kind kind,
    String tripId,
    long startedAtMs,
    long endedAtMs,
    boolean open,
    long distanceMm)
    implements Finding {

  /** What a vehicle's time is counted as; idling is told apart within standing. */
  public enum Kind {
    DRIVING("driving"),
    STANDING("standing");

    private static final Kind[] ALL = values();

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** The value in the table and the API. */
    public String wireName() {
      return wireName;
    }

    static Kind at(int ordinal) {
      return ALL[ordinal];
    }
  }

  @Override
  public String id() {
    return "span:" + startedAtMs;
  }

  @Override
  public boolean isFinal() {
    return !open;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeByte(kind.ordinal());
    out.writeNullableString(tripId);
    out.writeSigned(startedAtMs);
    out.writeSigned(endedAtMs - startedAtMs);
    out.writeBoolean(open);
    out.writeSigned(distanceMm);
  }

  /** Reads one from a checkpoint. */
  public static Span read(ByteReader in) {
    String vehicleId = in.readString();
    Kind kind = Kind.at(in.readByte());
    String tripId = in.readNullableString();
    long startedAtMs = in.readSigned();
    return new Span(
        vehicleId,
        kind,
        tripId,
        startedAtMs,
        startedAtMs + in.readSigned(),
        in.readBoolean(),
        in.readSigned());
  }
}
