package io.fleet.stream.rule.geofence;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.motion.Place;

/**
 * A vehicle's visit to a fence, as it is known at one moment.
 *
 * @param vehicleId the vehicle
 * @param fenceId the fence
 * @param closedBy what ended it, or null while it lasts
 * @param entered where and when the edge was crossed, reckoned between two fixes
 * @param left the same of leaving, or null while it lasts
 * @param driverId the driver, or null
 * @param tripId the trip on which it came in, or null
 */
public record Visit(
    String vehicleId,
    String fenceId,
    ClosedBy closedBy,
    Place entered,
    Place left,
    String driverId,
    String tripId)
    implements Finding {

  /** What ends a visit. The order is part of the binary form: new ones are appended. */
  public enum ClosedBy {
    /** The vehicle left. */
    EXIT("exit"),
    /** It went right through between two fixes: the visit is inferred. */
    CROSSED("crossed"),
    /** The fence was removed, or its hours ended. */
    FENCE("fence");

    private final String wireName;

    ClosedBy(String wireName) {
      this.wireName = wireName;
    }

    /** The value in the table. */
    public String wireName() {
      return wireName;
    }
  }

  static Visit open(Stay stay, String vehicleId) {
    return of(stay, vehicleId, null, null);
  }

  static Visit of(Stay stay, String vehicleId, ClosedBy closedBy, Place left) {
    return new Visit(
        vehicleId, stay.fenceId(), closedBy, stay.entered(), left, stay.driverId(), stay.tripId());
  }

  /** The visit's id: UUID version 5 of vehicle, fence and the moment of coming in. */
  public String visitId() {
    return NameUuid.of("visit", vehicleId, fenceId, Long.toString(entered.timeMs())).toString();
  }

  /** Whether nobody saw the vehicle inside. */
  public boolean inferred() {
    return closedBy == ClosedBy.CROSSED;
  }

  @Override
  public String id() {
    return "visit:" + fenceId + ':' + entered.timeMs();
  }

  @Override
  public boolean isFinal() {
    return closedBy != null;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeString(fenceId);
    out.writeNullableEnum(closedBy);
    Place.write(entered, out);
    Place.write(left, out);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
  }

  /** Reads one from a checkpoint. */
  public static Visit read(ByteReader in) {
    String vehicleId = in.readString();
    String fenceId = in.readString();
    ClosedBy closedBy = in.readNullableEnum(ClosedBy.values());
    return new Visit(
        vehicleId,
        fenceId,
        closedBy,
        Place.read(in),
        Place.read(in),
        in.readNullableString(),
        in.readNullableString());
  }
}
