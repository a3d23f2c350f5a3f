package io.fleet.stream.io.change;

import io.fleet.events.Change;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.crash.CrashEvent;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.harsh.HarshEvent;
import io.fleet.stream.rule.hours.DriverDay;
import io.fleet.stream.rule.hours.HoursEpisode;
import io.fleet.stream.rule.idling.IdlingEpisode;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import io.fleet.stream.rule.presence.VehiclePresence;
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
 * @param state of the row, or null
 * @param ofDriver whether it is a driver's row rather than a vehicle's
 */
record RowIdentity(
    String type,
    String id,
    String vehicleId,
    String driverId,
    long tsMs,
    String state,
    boolean ofDriver) {

  /** The identity of a finding's row, or null if it has no row that copies are kept of. */
  static RowIdentity of(Finding finding) {
    if (finding instanceof Trip t) {
      String state = lasting(t.closedBy() == null);
      return vehicles(
          Change.TRIP, t.tripId(), t.vehicleId(), t.driverId(), t.end().timeMs(), state);
    }
    if (finding instanceof VehiclePresence p) {
      String state = p.state().wireName();
      return vehicles(
          Change.VEHICLE_STATE, p.vehicleId(), p.vehicleId(), p.driverId(), p.sinceMs(), state);
    }
    return finding instanceof DutySegment
            || finding instanceof DriverDay
            || finding instanceof HoursEpisode
        ? ofDriver(finding)
        : ofEvent(finding);
  }

  private static RowIdentity ofEvent(Finding finding) {
    if (finding instanceof OverspeedEpisode e) {
      return vehicles(
          "overspeed",
          e.episodeId(),
          e.vehicleId(),
          e.driverId(),
          e.endedAtMs(),
          lasting(e.open()));
    }
    if (finding instanceof HarshEvent e) {
      return vehicles("harsh", e.eventId(), e.vehicleId(), e.driverId(), e.endedAtMs(), null);
    }
    if (finding instanceof IdlingEpisode e) {
      return vehicles(
          "idling", e.idlingId(), e.vehicleId(), e.driverId(), e.endedAtMs(), lasting(e.open()));
    }
    if (finding instanceof CrashEvent e) {
      String verdict = e.verdict().wireName();
      return vehicles("crash", e.eventId(), e.vehicleId(), e.driverId(), e.startedAtMs(), verdict);
    }
    if (finding instanceof TowedMovement t) {
      String state = lasting(t.closedBy() == null);
      return vehicles("tow", t.towId(), t.vehicleId(), null, t.endedAtMs(), state);
    }
    return null;
  }

  private static RowIdentity ofDriver(Finding finding) {
    if (finding instanceof DutySegment s) {
      return new RowIdentity(
          "duty_segment",
          s.segmentId(),
          s.vehicleId(),
          s.driverId(),
          s.endedAtMs(),
          lasting(s.open()),
          true);
    }
    if (finding instanceof DriverDay d) {
      String id = d.driverId() + '@' + LocalDate.ofEpochDay(d.epochDay()) + '@' + d.zone();
      return new RowIdentity("driver_day", id, null, d.driverId(), d.lastMs(), null, true);
    }
    HoursEpisode e = (HoursEpisode) finding;
    return new RowIdentity(
        "hours_violation",
        e.alertId(),
        e.vehicleId(),
        e.driverId(),
        e.tsMs(),
        e.stage().wireName(),
        true);
  }

  private static RowIdentity vehicles(
      String type, String id, String vehicleId, String driverId, long tsMs, String state) {
    return new RowIdentity(type, id, vehicleId, driverId, tsMs, state, false);
  }

  private static String lasting(boolean open) {
    return open ? "open" : "closed";
  }

  /** Under what its versions stand in the log, in their order. */
  String key() {
    return ofDriver ? driverId : vehicleId;
  }
}
