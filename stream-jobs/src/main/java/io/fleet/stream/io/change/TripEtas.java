package io.fleet.stream.io.change;

import io.fleet.events.TripEta;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.rule.eta.EtaIssue;
import java.util.ArrayList;
import java.util.List;

/** ETAs as others read them. */
public final class TripEtas {
  private TripEtas() {}

  /** What was told at one moment, for the log. */
  public static OutboundRecord record(EtaIssue issue) {
    List<TripEta.Stop> stops = new ArrayList<>(issue.stopIds().size());
    for (int i = 0; i < issue.stopIds().size(); i++) {
      long etaMs = issue.estimate().etaMs(i);
      stops.add(new TripEta.Stop(issue.stopIds().get(i), etaMs, issue.estimate().distanceM(i)));
    }
    return OutboundRecord.tripEta(
        new TripEta(
            issue.vehicleId(),
            issue.tripId(),
            issue.planId(),
            issue.planSinceMs(),
            issue.issuedMs(),
            issue.estimate().basis().wireName(),
            stops));
  }
}
