package io.fleet.local.accuracy;

import io.fleet.events.Alert;
import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.eta.Estimate;
import io.fleet.stream.rule.eta.EtaIssue;
import io.fleet.stream.rule.geofence.Visit;
import io.fleet.stream.rule.harsh.HarshEvent;
import io.fleet.stream.rule.idling.IdlingEpisode;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.trip.Trip;
import io.fleet.stream.timeline.Outlet;
import io.fleet.stream.timeline.RuleFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What timelines tell, kept as tables would keep it: of each finding what was told last. */
final class TimelineFacts implements Facts, Outlet {
  private final Map<String, io.fleet.stream.rule.Finding> told = new HashMap<>();
  private final List<FoundEta> etas = new ArrayList<>();
  private final Map<String, VehicleClass> classes;
  private String vehicleId;

  /**
   * @param classes of the vehicles, by id
   */
  TimelineFacts(Map<String, VehicleClass> classes) {
    this.classes = classes;
  }

  /** Whose timeline speaks from now on. */
  TimelineFacts of(String vehicle) {
    vehicleId = vehicle;
    return this;
  }

  /** All of it. */
  Collection<io.fleet.stream.rule.Finding> told() {
    return told.values();
  }

  @Override
  public void finding(
      io.fleet.stream.rule.Finding finding,
      io.fleet.stream.rule.Finding before,
      long version,
      boolean first,
      boolean withdrawn) {
    String key = vehicleId + '/' + finding.id();
    if (withdrawn) {
      told.remove(key);
    } else {
      told.put(key, finding);
    }
  }

  @Override
  public void logged(io.fleet.stream.rule.Finding finding, long version) {
    EtaIssue issue = (EtaIssue) finding;
    for (int i = 0; i < issue.stopIds().size(); i++) {
      StopKey stop = new StopKey(issue.planId(), issue.stopIds().get(i));
      Estimate estimate = issue.estimate();
      etas.add(new FoundEta(stop, issue.issuedMs(), estimate.etaMs(i), estimate.naiveMs(i)));
    }
  }

  @Override
  public List<FoundEta> etas() {
    return etas;
  }

  @Override
  public List<FoundRisk> risks() {
    List<FoundRisk> found = new ArrayList<>();
    for (io.fleet.stream.rule.Finding each : told.values()) {
      if (each instanceof AlertFinding alert && alert.alertType().equals("delivery_at_risk")) {
        StopKey stop =
            new StopKey(
                alert.data().get("plan_id").toString(), alert.data().get("stop_id").toString());
        long untilMs = alert.endedAtMs() == null ? Long.MAX_VALUE : alert.endedAtMs();
        found.add(new FoundRisk(stop, alert.startedAtMs(), untilMs));
      }
    }
    return found;
  }

  @Override
  public void failure(RuleFailure failure) {
    throw new IllegalStateException(failure.rule(), failure.cause());
  }

  @Override
  public Optional<List<Finding>> findings(JudgedRule rule) {
    List<Finding> found = new ArrayList<>();
    for (io.fleet.stream.rule.Finding each : told.values()) {
      if (of(each) == rule) {
        found.add(found(each));
      }
    }
    return Optional.of(found);
  }

  private static JudgedRule of(io.fleet.stream.rule.Finding finding) {
    if (finding instanceof Trip) {
      return JudgedRule.TRIP;
    }
    if (finding instanceof OverspeedEpisode) {
      return JudgedRule.OVERSPEED;
    }
    if (finding instanceof HarshEvent event) {
      return JudgedRule.valueOf(event.kind().wireName().toUpperCase(Locale.ROOT));
    }
    if (finding instanceof IdlingEpisode) {
      return JudgedRule.IDLING;
    }
    if (finding instanceof Visit) {
      return JudgedRule.VISIT;
    }
    return finding instanceof AlertFinding alert
        ? switch (alert.alertType()) {
          case "crash" -> JudgedRule.CRASH;
          case "sos" -> JudgedRule.SOS;
          case "tow" -> JudgedRule.TOW;
          default -> null;
        }
        : null;
  }

  private static Finding found(io.fleet.stream.rule.Finding finding) {
    if (finding instanceof Trip trip) {
      return new Finding(
          trip.vehicleId(),
          "",
          trip.start().timeMs(),
          trip.end().timeMs(),
          0,
          trip.distanceMm() / 1_000.0);
    }
    if (finding instanceof OverspeedEpisode e) {
      return new Finding(e.vehicleId(), e.startedAtMs(), e.endedAtMs(), e.severity());
    }
    if (finding instanceof HarshEvent e) {
      return new Finding(e.vehicleId(), e.startedAtMs(), e.endedAtMs(), e.severity());
    }
    if (finding instanceof IdlingEpisode e) {
      return new Finding(e.vehicleId(), e.startedAtMs(), e.endedAtMs(), e.severity());
    }
    if (finding instanceof Visit v) {
      long enteredMs = v.entered().timeMs();
      long endMs = v.left() == null ? enteredMs : v.left().timeMs();
      return new Finding(v.vehicleId(), v.fenceId(), enteredMs, endMs, 0, Double.NaN);
    }
    AlertFinding alert = (AlertFinding) finding;
    return new Finding(alert.vehicleId(), alert.startedAtMs(), alert.tsMs(), alert.severity());
  }

  @Override
  public List<FoundStop> stops() {
    List<FoundStop> found = new ArrayList<>();
    for (io.fleet.stream.rule.Finding each : told.values()) {
      if (each instanceof DeliveryStop stop) {
        long arrivedMs = stop.times().arrivedMs();
        found.add(
            new FoundStop(
                new StopKey(stop.planId(), stop.stopId()),
                stop.state().wireName(),
                stop.sla().wireName(),
                arrivedMs == PlannedStop.NO_TIME
                    ? OptionalLong.empty()
                    : OptionalLong.of(arrivedMs)));
      }
    }
    return found;
  }

  /** By the judge's own formula, which is the view's too; attribution is by the finding itself. */
  @Override
  public Map<String, Double> scores(Instant from, Instant to) {
    List<Label> held = new ArrayList<>();
    for (io.fleet.stream.rule.Finding each : told.values()) {
      Label label = label(each);
      if (label != null) {
        held.add(label);
      }
    }
    return TrueScores.of(held, classes, true);
  }

  private static Label label(io.fleet.stream.rule.Finding finding) {
    if (finding instanceof Trip t && t.driverId() != null) {
      Map<Measure, Double> measures =
          Map.of(
              Measure.DISTANCE_M,
              t.distanceMm() / 1_000.0,
              Measure.MOVING_S,
              t.movingMs() / 1_000.0);
      return new Label(
          LabelKind.TRIP,
          t.vehicleId(),
          t.driverId(),
          t.start().timeMs(),
          t.end().timeMs(),
          measures);
    }
    if (finding instanceof OverspeedEpisode e) {
      double seconds = (e.endedAtMs() - e.startedAtMs()) / 1_000.0;
      Map<Measure, Double> measures =
          Map.of(
              Measure.ABOVE_S,
              Math.max(10, seconds),
              Measure.PEAK_KMPH,
              e.peakCkmph() / 100.0,
              Measure.LIMIT_KMPH,
              e.limitCkmph() / 100.0);
      return new Label(
          LabelKind.OVERSPEED,
          e.vehicleId(),
          e.driverId(),
          e.startedAtMs(),
          e.endedAtMs(),
          measures);
    }
    if (finding instanceof HarshEvent e) {
      return new Label(
          LabelKind.valueOf(e.kind().wireName().toUpperCase(Locale.ROOT)),
          e.vehicleId(),
          e.driverId(),
          e.startedAtMs(),
          e.endedAtMs(),
          Map.of(Measure.PEAK_G, e.peakMg() / 1_000.0));
    }
    boolean crash =
        finding instanceof AlertFinding a
            && a.alertType().equals("crash")
            && a.severity() == 4
            && a.state() != Alert.State.WITHDRAWN;
    if (crash) {
      AlertFinding a = (AlertFinding) finding;
      return new Label(
          LabelKind.CRASH, a.vehicleId(), a.driverId(), a.startedAtMs(), a.tsMs(), Map.of());
    }
    return null;
  }
}
