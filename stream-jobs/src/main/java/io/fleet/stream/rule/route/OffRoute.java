package io.fleet.stream.rule.route;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.motion.Place;

/**
 * A vehicle off its route, as it is known at one moment.
 *
 * @param vehicleId the vehicle
 * @param routeId the route
 * @param planId the delivery plan that names the route, or null
 * @param closedBy what ended it, or null while it lasts
 * @param left the first fix off the route
 * @param back the first fix back on it, or the last one off it; null while it lasts
 * @param driverId who drove when it left, or null
 * @param tripId the trip on which it left
 * @param maxOffMm how far off it was at most so far, mm
 * @param drivenMm what it has driven off the route so far, mm
 * @param leftAlongMm how far along it had come when it left, mm
 * @param backAlongMm how far along it came back, mm, or {@link #NOWHERE}
 */
public record OffRoute(
    String vehicleId,
    String routeId,
    String planId,
    ClosedBy closedBy,
    Place left,
    Place back,
    String driverId,
    String tripId,
    long maxOffMm,
    long drivenMm,
    long leftAlongMm,
    long backAlongMm)
    implements Finding {
  /** Stands for: it has not come back to the route. */
  public static final long NOWHERE = -1;

  /** What ends an episode. */
  public enum ClosedBy {
    /** It came back. */
    BACK("back"),
    /** Its trip ended. */
    TRIP_END("trip_end"),
    /** Nothing was heard of it. */
    GAP("gap"),
    /** It had the route to take no longer. */
    ROUTE("route");

    private final String wireName;

    ClosedBy(String wireName) {
      this.wireName = wireName;
    }

    /** The word in rows and alerts. */
    public String wireName() {
      return wireName;
    }
  }

  /** The episode's id: UUID version 5 of vehicle, route and first fix off it. */
  public String episodeId() {
    String at = Long.toString(left.timeMs());
    return NameUuid.of("off-route", vehicleId, routeId, at).toString();
  }

  public boolean isOpen() {
    return closedBy == null;
  }

  @Override
  public String id() {
    return "off-route:" + routeId + ':' + left.timeMs();
  }

  @Override
  public boolean isFinal() {
    return closedBy != null;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeString(routeId);
    out.writeNullableString(planId);
    out.writeNullableEnum(closedBy);
    Place.write(left, out);
    Place.write(back, out);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeSigned(maxOffMm);
    out.writeSigned(drivenMm);
    out.writeSigned(leftAlongMm);
    out.writeSigned(backAlongMm);
  }

  /** Reads one from a checkpoint. */
  public static OffRoute read(ByteReader in) {
    String vehicleId = in.readString();
    String routeId = in.readString();
    String planId = in.readNullableString();
    ClosedBy closedBy = in.readNullableEnum(ClosedBy.values());
    return new OffRoute(
        vehicleId,
        routeId,
        planId,
        closedBy,
        Place.read(in),
        Place.read(in),
        in.readNullableString(),
        in.readNullableString(),
        in.readSigned(),
        in.readSigned(),
        in.readSigned(),
        in.readSigned());
  }
}
