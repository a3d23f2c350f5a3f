package io.fleet.stream.rule.route;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;

/**
 * What one trip of a vehicle did with a route it had to take, as it is known at one moment.
 *
 * @param vehicleId the vehicle
 * @param routeId the route
 * @param planId the delivery plan that names the route, or null
 * @param sinceMs since when the vehicle has had it, epoch milliseconds
 * @param tripId the trip
 * @param startedAtMs when the trip began, epoch milliseconds
 * @param endedAtMs when it ended; while open its last moving fix so far
 * @param open whether the trip goes on, and the route is still to be taken
 * @param driverId the trip's driver, or null
 * @param phase how far the vehicle has come with it
 * @param metres driven on this trip
 * @param lengthMm how long the route is, mm
 * @param reachedMm how far along it was come at most, by this trip and those before it, mm
 * @param coveredMm how much of it was driven, by this trip and those before it, mm
 * @param episodes off the route that began on this trip
 * @param maxOffMm how far off it was at most on this trip, mm
 * @param completedAtMs when its end was reached, epoch milliseconds, or {@link #NEVER}
 */
public record RouteRun(
    String vehicleId,
    String routeId,
    String planId,
    long sinceMs,
    String tripId,
    long startedAtMs,
    long endedAtMs,
    boolean open,
    String driverId,
    Phase phase,
    Metres metres,
    long lengthMm,
    long reachedMm,
    long coveredMm,
    int episodes,
    long maxOffMm,
    long completedAtMs)
    implements Finding {
  /** Stands for: not yet. */
  public static final long NEVER = Long.MIN_VALUE;

  /** How far a vehicle has come with a route. */
  public enum Phase {
    /** It has not been on it. */
    APPROACHING("approaching"),
    /** It has been on it. */
    ON("on_route"),
    /** It has reached its end. */
    COMPLETED("completed");

    private final String wireName;

    Phase(String wireName) {
      this.wireName = wireName;
    }

    /** The word in rows. */
    public String wireName() {
      return wireName;
    }
  }

  /** The run's id: UUID version 5 of vehicle, route, since when it has had it, and trip. */
  public String runId() {
    String since = Long.toString(sinceMs);
    return NameUuid.of("route-run", vehicleId, routeId, since, tripId).toString();
  }

  @Override
  public String id() {
    return "route-run:" + routeId + ':' + sinceMs + ':' + tripId;
  }

  @Override
  public boolean isFinal() {
    return !open;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeString(routeId);
    out.writeNullableString(planId);
    out.writeLong(sinceMs);
    out.writeString(tripId);
    out.writeLong(startedAtMs);
    out.writeLong(endedAtMs);
    out.writeBoolean(open);
    out.writeNullableString(driverId);
    out.writeByte(phase.ordinal());
    metres.write(out);
    out.writeSigned(lengthMm);
    out.writeSigned(reachedMm);
    out.writeSigned(coveredMm);
    out.writeSigned(episodes);
    out.writeSigned(maxOffMm);
    out.writeLong(completedAtMs);
  }

  /** Reads one from a checkpoint. */
  public static RouteRun read(ByteReader in) {
    return new RouteRun(
        in.readString(),
        in.readString(),
        in.readNullableString(),
        in.readLong(),
        in.readString(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readNullableString(),
        Phase.values()[in.readByte()],
        Metres.read(in),
        in.readSigned(),
        in.readSigned(),
        in.readSigned(),
        (int) in.readSigned(),
        in.readSigned(),
        in.readLong());
  }
}
