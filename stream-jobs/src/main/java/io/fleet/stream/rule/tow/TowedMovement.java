package io.fleet.stream.rule.tow;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.motion.Place;

/**
 * A movement of a vehicle that nobody drove, as it is known at one moment. It belongs to no trip
 * and no driver.
 *
 * @param vehicleId the vehicle
 * @param closedBy what ended it, or null while it lasts
 * @param source who found it
 * @param startedAtMs the first moving fix, or when the tracker told it, epoch milliseconds
 * @param parked where and since when it had stood, or null if nobody knows
 * @param last where it was at last: the first standing fix once it has ended, or null
 * @param distanceMm how far it was moved, mm
 */
public record TowedMovement(
    String vehicleId,
    ClosedBy closedBy,
    Source source,
    long startedAtMs,
    Place parked,
    Place last,
    long distanceMm)
    implements Finding {

  /** What ends a towed movement. */
  public enum ClosedBy {
    STANDING("standing"),
    IGNITION_ON("ignition_on"),
    NO_DATA("no_data");

    private final String wireName;

    ClosedBy(String wireName) {
      this.wireName = wireName;
    }

    /** The value in the table. */
    public String wireName() {
      return wireName;
    }
  }

  /** Who found it. */
  public enum Source {
    COMPUTED("computed"),
    DEVICE("device"),
    BOTH("both");

    private final String wireName;

    Source(String wireName) {
      this.wireName = wireName;
    }

    /** The value in the table. */
    public String wireName() {
      return wireName;
    }
  }

  /** The movement's id: UUID version 5 of vehicle and first moving fix. */
  public String towId() {
    return NameUuid.of("tow", vehicleId, Long.toString(startedAtMs)).toString();
  }

  /** When it was over, or its last fix so far, epoch milliseconds. */
  public long endedAtMs() {
    return last == null ? startedAtMs : Math.max(startedAtMs, last.timeMs());
  }

  /** How far it is from where it was parked, as the crow flies, m; 0 if nobody knows. */
  public double awayM() {
    return parked == null || last == null ? 0 : parked.distanceM(last);
  }

  @Override
  public String id() {
    return "tow:" + startedAtMs;
  }

  @Override
  public boolean isFinal() {
    return closedBy != null;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeNullableEnum(closedBy);
    out.writeByte(source.ordinal());
    out.writeLong(startedAtMs);
    Place.write(parked, out);
    Place.write(last, out);
    out.writeVarLong(distanceMm);
  }

  /** Reads one from a checkpoint. */
  public static TowedMovement read(ByteReader in) {
    String vehicleId = in.readString();
    ClosedBy closedBy = in.readNullableEnum(ClosedBy.values());
    return new TowedMovement(
        vehicleId,
        closedBy,
        Source.values()[in.readByte()],
        in.readLong(),
        Place.read(in),
        Place.read(in),
        in.readVarLong());
  }
}
