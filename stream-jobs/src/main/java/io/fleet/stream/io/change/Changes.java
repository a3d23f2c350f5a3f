package io.fleet.stream.io.change;

import io.fleet.events.Change;
import io.fleet.events.GeofenceVisit;
import io.fleet.events.GeofenceVisitJson;
import io.fleet.events.TripSummary;
import io.fleet.events.TripSummaryJson;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.geofence.Visit;
import io.fleet.stream.rule.presence.VehiclePresence;
import io.fleet.stream.rule.trip.Trip;
import java.util.function.Consumer;

/**
 * Tells the log of every version of a row that clients keep copies of. Trips and duty segments that
 * merely go on are left out: they are told when they begin, when they end, and whenever that is
 * corrected; trips that go on are told beside, as live metrics. Rows of trips, of visits, of stops
 * and of vehicles' states go along, of the others id and version.
 */
public final class Changes {
  private Changes() {}

  /**
   * Tells of one version.
   *
   * @param before what was told of the finding last, or null
   * @param emittedAtMs now, epoch milliseconds
   * @param log is given a change, of a trip its metrics or summary too, or nothing
   */
  public static void tell(
      Finding finding,
      Finding before,
      long version,
      boolean withdrawn,
      long emittedAtMs,
      Consumer<OutboundRecord> log) {
    if (!withdrawn && finding instanceof Trip trip && trip.closedBy() == null) {
      log.accept(OutboundRecord.tripMetrics(TripSummaries.of(trip, version, false)));
    }
    if (!withdrawn && merelyGoesOn(finding, before)) {
      return;
    }
    RowIdentity row = RowIdentity.of(finding);
    if (row == null) {
      return;
    }
    String data = null;
    if (finding instanceof Trip trip) {
      TripSummary summary = TripSummaries.of(trip, version, withdrawn);
      data = TripSummaryJson.text(summary);
      if (trip.closedBy() != null || (before instanceof Trip told && told.closedBy() != null)) {
        log.accept(OutboundRecord.tripSummary(summary));
      }
    } else if (finding instanceof Visit visit) {
      GeofenceVisit told = GeofenceVisits.of(visit, version, withdrawn);
      data = GeofenceVisitJson.text(told);
      log.accept(OutboundRecord.geofenceVisit(told));
    } else if (finding instanceof VehiclePresence presence) {
      data = VehicleStateData.text(presence, version, withdrawn);
    } else if (finding instanceof DeliveryStop stop) {
      DeliveryStop told = before instanceof DeliveryStop one ? one : null;
      data = DeliveryStopData.text(stop, told, version, withdrawn);
    }
    log.accept(
        OutboundRecord.change(
            new Change(
                row.type(),
                row.id(),
                version,
                withdrawn,
                row.vehicleId(),
                row.driverId(),
                row.tsMs(),
                emittedAtMs,
                RowState.of(finding),
                before == null ? null : RowState.of(before),
                data),
            row.key()));
  }

  /** Whether this version says no more than that something lasts. */
  private static boolean merelyGoesOn(Finding finding, Finding before) {
    if (finding instanceof Trip trip && before instanceof Trip told) {
      return trip.closedBy() == null && told.closedBy() == null;
    }
    return finding instanceof DutySegment segment
        && before instanceof DutySegment told
        && segment.open()
        && told.open();
  }
}
