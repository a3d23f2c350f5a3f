package io.fleet.notifier.event;

import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.GeofenceVisit;
import io.fleet.events.GeofenceVisitJson;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TripSummary;
import io.fleet.events.TripSummaryJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What changes of trips, of visits to geofences, of stops and of vehicles' states become. A change
 * says what state was told before it, so nothing is remembered here, and the same record becomes
 * the same event wherever it is read.
 *
 * <ul>
 *   <li>{@code trip.completed}: a trip that was not closed is. One that goes on after all and ends
 *       again is completed again, as a higher version.
 *   <li>{@code trip.corrected}: another version of a trip that was closed, open again included, or
 *       that a trip never was; {@code withdrawn} in the data says so.
 *   <li>{@code vehicle.offline}, {@code vehicle.online}: a vehicle is out of reach, and back, or
 *       heard of for the first time.
 *   <li>{@code geofence.entered}, {@code geofence.exited}: a vehicle has come into a fence, and has
 *       left it; of one that went through between two fixes only the latter is told.
 *   <li>{@code geofence.corrected}: another version of a visit that had been told so, or that a
 *       visit never was.
 *   <li>{@code delivery.stop.arrived}, {@code departed}, {@code failed}, {@code skipped}, {@code
 *       missed}, {@code cancelled}: the state a stop has come to; {@code delivered}: it was scanned
 *       so; {@code unplanned}: a vehicle stood where no stop is, again when it leaves.
 *   <li>{@code delivery.stop.corrected}: another version of a stop that had been told of, or that
 *       nothing had become of it after all.
 * </ul>
 */
public final class ChangeEvents implements EventReader {
  private static final String CLOSED = "closed";
  private static final String OFFLINE = "offline";

  @Override
  public Optional<Event> read(byte[] value, String origin) throws Refusal.RefusedException {
    Change change = ChangeJson.read(value);
    String type = type(change);
    return type == null ? Optional.empty() : Optional.of(event(type, change, origin));
  }

  private static String type(Change change) throws Refusal.RefusedException {
    if (change.data() == null) {
      return null;
    }
    return switch (change.type()) {
      case Change.TRIP -> trip(change);
      case Change.VEHICLE_STATE -> vehicleState(change);
      case Change.GEOFENCE_VISIT -> geofenceVisit(change);
      case Change.DELIVERY_STOP -> StopEvents.type(change);
      default -> null;
    };
  }

  private static String trip(Change change) {
    if (change.withdrawn() || CLOSED.equals(change.was())) {
      return "trip.corrected";
    }
    return CLOSED.equals(change.state()) ? "trip.completed" : null;
  }

  private static String geofenceVisit(Change change) {
    boolean isClosed = CLOSED.equals(change.state());
    boolean first = change.was() == null;
    if (change.withdrawn() || !first && isClosed == CLOSED.equals(change.was())) {
      return "geofence.corrected";
    }
    if (isClosed) {
      return "geofence.exited";
    }
    return first ? "geofence.entered" : "geofence.corrected";
  }

  private static String vehicleState(Change change) {
    boolean isOffline = OFFLINE.equals(change.state());
    boolean wasOffline = OFFLINE.equals(change.was());
    if (change.withdrawn() || isOffline == wasOffline && change.was() != null) {
      return null;
    }
    return isOffline ? "vehicle.offline" : "vehicle.online";
  }

  private static Event event(String type, Change change, String origin)
      throws Refusal.RefusedException {
    boolean named = !change.type().equals(Change.VEHICLE_STATE);
    return new Event(
        type,
        named ? change.id() : stateId(change),
        change.version(),
        false,
        change.tsMs(),
        change.emittedAtMs(),
        0,
        0,
        false,
        scope(change),
        origin,
        change.data());
  }

  /** The vehicle and when the state began: being away twice is two things. */
  private static String stateId(Change change) {
    return change.id() + '@' + change.tsMs();
  }

  private static Scope scope(Change change) throws Refusal.RefusedException {
    return switch (change.type()) {
      case Change.TRIP -> ofTrip(change);
      case Change.GEOFENCE_VISIT -> ofVisit(change);
      case Change.DELIVERY_STOP -> StopEvents.scope(change);
      default -> ofVehicle(change);
    };
  }

  /** A visit is where the edge was crossed last. */
  private static Scope ofVisit(Change change) throws Refusal.RefusedException {
    GeofenceVisit v = GeofenceVisitJson.read(change.data().getBytes(StandardCharsets.UTF_8));
    return new Scope(v.vehicleId(), v.driverId(), v.tripId(), v.fenceId(), v.latE6(), v.lonE6());
  }

  /** A trip is where it ended. */
  private static Scope ofTrip(Change change) throws Refusal.RefusedException {
    TripSummary trip = TripSummaryJson.read(change.data().getBytes(StandardCharsets.UTF_8));
    return new Scope(
        trip.vehicleId(), trip.driverId(), trip.tripId(), null, trip.endLatE6(), trip.endLonE6());
  }

  private static Scope ofVehicle(Change change) {
    int nowhere = Telemetry.ABSENT;
    return new Scope(change.vehicleId(), change.driverId(), null, null, nowhere, nowhere);
  }
}
