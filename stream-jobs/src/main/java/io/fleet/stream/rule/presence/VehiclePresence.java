package io.fleet.stream.rule.presence;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;

/**
 * The state a vehicle is in.
 *
 * @param vehicleId the vehicle
 * @param state what it does
 * @param sinceMs since when, epoch milliseconds
 * @param tripId the open trip, or null
 * @param driverId the driver, or null
 */
public record VehiclePresence(
    String vehicleId, State state, long sinceMs, String tripId, String driverId)
    implements Finding {

  /** What a vehicle can be doing. */
  public enum State {
    DRIVING("driving"),
    STANDING("standing"),
    OFFLINE("offline");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    /** The value in the table and the API. */
    public String wireName() {
      return wireName;
    }
  }

  @Override
  public String id() {
    return "presence";
  }

  @Override
  public boolean isFinal() {
    return false;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeByte(state.ordinal());
    out.writeLong(sinceMs);
    out.writeNullableString(tripId);
    out.writeNullableString(driverId);
  }

  /** Reads one from a checkpoint. */
  public static VehiclePresence read(ByteReader in) {
    return new VehiclePresence(
        in.readString(),
        State.values()[in.readByte()],
        in.readLong(),
        in.readNullableString(),
        in.readNullableString());
  }
}
