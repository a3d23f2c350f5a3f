package io.fleet.stream.io.change;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.crash.CrashEvent;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.geofence.Visit;
import io.fleet.stream.rule.hours.HoursEpisode;
import io.fleet.stream.rule.idling.IdlingEpisode;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import io.fleet.stream.rule.presence.VehiclePresence;
import io.fleet.stream.rule.route.OffRoute;
import io.fleet.stream.rule.route.RouteRun;
import io.fleet.stream.rule.tow.TowedMovement;
import io.fleet.stream.rule.trip.Trip;

/** The state a finding's row is in, in the word of its table. */
final class RowState {
  private RowState() {}

  /** The state, or null where rows of that type have none. */
  static String of(Finding finding) {
    if (finding instanceof VehiclePresence presence) {
      return presence.state().wireName();
    }
    if (finding instanceof CrashEvent crash) {
      return crash.verdict().wireName();
    }
    if (finding instanceof DeliveryStop stop) {
      return stop.state().wireName();
    }
    if (finding instanceof RouteRun run) {
      return run.phase().wireName();
    }
    if (finding instanceof HoursEpisode episode) {
      return episode.stage().wireName();
    }
    Boolean open = lasts(finding);
    return open == null ? null : open ? "open" : "closed";
  }

  private static Boolean lasts(Finding finding) {
    if (finding instanceof Trip trip) {
      return trip.closedBy() == null;
    }
    if (finding instanceof DutySegment segment) {
      return segment.open();
    }
    if (finding instanceof OverspeedEpisode episode) {
      return episode.open();
    }
    if (finding instanceof Visit visit) {
      return visit.closedBy() == null;
    }
    if (finding instanceof IdlingEpisode episode) {
      return episode.open();
    }
    if (finding instanceof OffRoute episode) {
      return episode.isOpen();
    }
    return finding instanceof TowedMovement tow ? (Boolean) (tow.closedBy() == null) : null;
  }
}
