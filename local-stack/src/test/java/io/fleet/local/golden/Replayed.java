package io.fleet.local.golden;

import io.fleet.events.Alert;
import io.fleet.local.golden.Arrivals.Arrival;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.Outlet;
import io.fleet.stream.timeline.RuleFailure;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleTimeline;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One vehicle's timeline over its events as they arrive, and what it told. */
final class Replayed implements Outlet {
  private static final Duration SILENT_AT_LAST = Duration.ofHours(2);

  /** What holds in the end, by id. */
  final Map<String, Finding> inTheEnd = new TreeMap<>();

  final Set<String> alerts = new HashSet<>();
  final Set<String> withdrawnAlerts = new HashSet<>();

  private Replayed() {}

  /** Time passes for the vehicle, as it does live, while nothing of it arrives. */
  static Replayed of(VehicleTimeline timeline, List<Arrival> arrivals) {
    Replayed replayed = new Replayed();
    VehicleState state = timeline.initial();
    long version = 1;
    long heardMs = arrivals.get(0).atMs();
    for (Arrival arrival : arrivals) {
      if (state.latestMs() != Long.MIN_VALUE) {
        long silentMs = arrival.atMs() - heardMs - VehicleTimeline.UNDER_WAY_MS;
        version = Silence.pass(timeline, state, silentMs, version, replayed);
      }
      timeline.apply(state, arrival.event(), version++, replayed);
      heardMs = arrival.atMs();
    }
    Silence.pass(timeline, state, SILENT_AT_LAST.toMillis(), version, replayed);
    return replayed;
  }

  @Override
  public void finding(
      Finding finding, Finding before, long version, boolean first, boolean withdrawn) {
    if (finding instanceof AlertFinding) {
      alerts.add(finding.id());
    }
    if (!withdrawn) {
      inTheEnd.put(finding.id(), withoutLate(finding));
      return;
    }
    inTheEnd.remove(finding.id());
    if (finding instanceof AlertFinding) {
      withdrawnAlerts.add(finding.id());
    }
  }

  private static Finding withoutLate(Finding finding) {
    if (!(finding instanceof AlertFinding a)) {
      return finding;
    }
    // an alert that lasts was told anew by who saw it change: opened once, then updated
    Alert.State state = a.state() == Alert.State.UPDATED ? Alert.State.OPENED : a.state();
    return new AlertFinding(
        a.alertType(),
        a.vehicleId(),
        a.startedAtMs(),
        state,
        a.tsMs(),
        a.endedAtMs(),
        a.severity(),
        a.driverId(),
        a.tripId(),
        a.latE6(),
        a.lonE6(),
        a.details(),
        a.data(),
        false);
  }

  @Override
  public void failure(RuleFailure failure) {
    throw new IllegalStateException(failure.rule(), failure.cause());
  }
}
