package io.fleet.stream.io.change;

import io.fleet.events.Change;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.crash.CrashEvent;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.geofence.Visit;
import io.fleet.stream.rule.harsh.HarshEvent;
import io.fleet.stream.rule.hours.DriverDay;
import io.fleet.stream.rule.hours.HoursEpisode;
import io.fleet.stream.rule.idling.IdlingEpisode;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import io.fleet.stream.rule.presence.VehiclePresence;
import io.fleet.stream.rule.route.OffRoute;
import io.fleet.stream.rule.route.RouteRun;
import io.fleet.stream.rule.tow.TowedMovement;
import io.fleet.stream.rule.trip.Trip;
import java.time.LocalDate;

/**
 * Which row a finding is.
 *
 * @param type of the row
 * @param id within its type
 * @param vehicleId the vehicle, or null
 * @param driverId the driver, or null
 * @param tsMs event time it speaks of, epoch milliseconds
 * @param key under which its versions stand in the log, in their order: the vehicle, or the driver
 *     of what is a driver's
 */
record RowIdentity(
    String type, String id, String vehicleId, String driverId, long tsMs, String key) {

  /** The identity of a finding's row, or null if it has no row that copies are kept of. */
  static RowIdentity of(Finding finding) {
    RowIdentity found = ofVehicle(finding);
    found = found == null ? ofEvent(finding) : found;
    return found == null ? ofDriver(finding) : found;
  }

  private static RowIdentity ofVehicle(Finding finding) {
    if (finding instanceof Trip t) {
      return vehicles(Change.TRIP, t.tripId(), t.vehicleId(), t.driverId(), t.end().timeMs());
    }
    if (finding instanceof VehiclePresence p) {
      return vehicles(
          Change.VEHICLE_STATE, p.vehicleId(), p.vehicleId(), p.driverId(), p.sinceMs());
    }
    if (finding instanceof IdlingEpisode e) {
      return vehicles("idling", e.idlingId(), e.vehicleId(), e.driverId(), e.endedAtMs());
    }
    if (finding instanceof TowedMovement t) {
      return vehicles("tow", t.towId(), t.vehicleId(), null, t.endedAtMs());
    }
    if (finding instanceof RouteRun r) {
      return vehicles("route_run", r.runId(), r.vehicleId(), r.driverId(), r.endedAtMs());
    }
    if (finding instanceof DeliveryStop s) {
      return vehicles(
          Change.DELIVERY_STOP, s.deliveryStopId(), s.vehicleId(), s.driverId(), s.lastMs());
    }
    return null;
  }

  private static RowIdentity ofEvent(Finding finding) {
    if (finding instanceof OverspeedEpisode e) {
      return vehicles("overspeed", e.episodeId(), e.vehicleId(), e.driverId(), e.endedAtMs());
    }
    if (finding instanceof HarshEvent e) {
      return vehicles("harsh", e.eventId(), e.vehicleId(), e.driverId(), e.endedAtMs());
    }
    if (finding instanceof Visit v) {
      long tsMs = (v.left() == null ? v.entered() : v.left()).timeMs();
      return vehicles(Change.GEOFENCE_VISIT, v.visitId(), v.vehicleId(), v.driverId(), tsMs);
    }
    if (finding instanceof OffRoute e) {
      long tsMs = (e.back() == null ? e.left() : e.back()).timeMs();
      return vehicles("off_route", e.episodeId(), e.vehicleId(), e.driverId(), tsMs);
    }
    if (finding instanceof CrashEvent e) {
      return vehicles("crash", e.eventId(), e.vehicleId(), e.driverId(), e.startedAtMs());
    }
    return null;
  }

  private static RowIdentity vehicles(
      String type, String id, String vehicleId, String driverId, long tsMs) {
    return new RowIdentity(type, id, vehicleId, driverId, tsMs, vehicleId);
  }

  private static RowIdentity ofDriver(Finding finding) {
    if (finding instanceof DutySegment s) {
      return drivers("duty_segment", s.segmentId(), s.vehicleId(), s.driverId(), s.endedAtMs());
    }
    if (finding instanceof DriverDay d) {
      String id = d.driverId() + '@' + LocalDate.ofEpochDay(d.epochDay()) + '@' + d.zone();
      return drivers("driver_day", id, null, d.driverId(), d.lastMs());
    }
    if (finding instanceof HoursEpisode e) {
      return drivers("hours_violation", e.alertId(), e.vehicleId(), e.driverId(), e.tsMs());
    }
    return null;
  }

  private static RowIdentity drivers(
      String type, String id, String vehicleId, String driverId, long tsMs) {
    return new RowIdentity(type, id, vehicleId, driverId, tsMs, driverId);
  }
}
