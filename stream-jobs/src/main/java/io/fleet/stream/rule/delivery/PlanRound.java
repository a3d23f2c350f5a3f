package io.fleet.stream.rule.delivery;

import io.fleet.events.DeliveryScan;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.DeliveryWork;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One plan in one step: a copy of its track that is altered, and the stops that were touched. */
final class PlanRound {
  /** A scan is flagged if the vehicle was farther than this outside of the stop, m. */
  private static final double FAR_M = 250;

  /** A fix says where a scan was made if it is no older, ms. */
  private static final long FRESH_MS = 120_000;

  final DeliveryPlan plan;
  final PlanTrack track;
  final Set<String> touched = new LinkedHashSet<>();

  /** Whether the plan has ended in this step, be it that nothing was open any more. */
  boolean ended;

  private final DeliveryWork work;
  private final Situation situation;
  private final StopPlaces places;
  private Map<String, ScansOfStop> scans;

  PlanRound(DeliveryPlan plan, PlanTrack track, DeliveryWork work, Situation situation) {
    this.plan = plan;
    this.track = track;
    this.work = work;
    this.situation = situation;
    this.places = new StopPlaces(situation.fences());
  }

  /** What was scanned, by stop. */
  Map<String, ScansOfStop> scans() {
    if (scans == null) {
      scans = new HashMap<>();
      for (DeliveryScan scan : work.scans()) {
        boolean isOfPlan = scan.planId() == null || scan.planId().equals(plan.planId());
        if (isOfPlan && scan.timestampMs() >= plan.sinceMs()) {
          scans.merge(scan.stopId(), ScansOfStop.NONE.and(scan), (sum, one) -> sum.and(scan));
        }
      }
    }
    return scans;
  }

  ScansOfStop scansOf(String stopId) {
    return scans().getOrDefault(stopId, ScansOfStop.NONE);
  }

  /** The stop's track, to be altered. */
  StopTrack edit(String stopId) {
    StopTrack known = track.stops.get(stopId);
    StopTrack mine =
        known == null ? new StopTrack(stopId) : touched.contains(stopId) ? known : known.copy();
    track.stops.put(stopId, mine);
    touched.add(stopId);
    return mine;
  }

  /** Takes scans into account that are new. */
  void takeScans(List<Finding> found) {
    for (Map.Entry<String, ScansOfStop> each : scans().entrySet()) {
      PlannedStop stop = plan.stop(each.getKey());
      StopTrack known = track.stops.get(each.getKey());
      int seen = known == null ? 0 : known.scansSeen;
      if (stop != null && seen != each.getValue().count()) {
        take(stop, each.getValue(), found);
      }
    }
  }

  private void take(PlannedStop stop, ScansOfStop sum, List<Finding> found) {
    boolean isOrderOnly = sum.thereMs() == PlannedStop.NO_TIME && sum.outcome().isEmpty();
    StopTrack mine = edit(stop.stopId());
    mine.scansSeen = sum.count();
    if (sum.thereMs() != PlannedStop.NO_TIME) {
      reach(mine, stop);
    }
    if (situation.motion().isStanding() && !track.closed) {
      standingAt(situation.motion().standingPlace(), sum.lastMs()).scanned(stop);
    }
    Place fix = situation.motion().fix();
    boolean isFresh = fix != null && Math.abs(sum.lastMs() - fix.timeMs()) <= FRESH_MS;
    if (isFresh && !isOrderOnly && !mine.stoodAt(sum.lastMs())) {
      double outsideM = places.outsideM(stop, fix, fix.timeMs());
      if (outsideM > FAR_M && outsideM < Double.POSITIVE_INFINITY) {
        int distanceM = (int) Math.round(places.distanceM(stop, fix, fix.timeMs()));
        mine.farM = Math.max(mine.farM, distanceM);
        found.add(DeliveryAlert.farScan(judge(stop), sum.lastMs()));
      }
    }
    if (sum.outcome().equals(DeliveryScan.FAILED)) {
      found.add(DeliveryAlert.failed(judge(stop), sum.doneMs()));
    }
  }

  /** Notes that somebody was there, and whether it was its turn. */
  void reach(StopTrack mine, PlannedStop stop) {
    if (mine.rank != 0) {
      return;
    }
    mine.rank = ++track.reached;
    mine.driverId = situation.driverId();
    mine.tripId = situation.tripId();
    for (PlannedStop before : DrivingOrder.of(plan, scans())) {
      if (before == stop) {
        return;
      }
      if (isOpen(before)) {
        mine.outOfOrder = true;
        return;
      }
    }
  }

  /** Whether nothing has been done about it. */
  boolean isOpen(PlannedStop stop) {
    StopTrack known = track.stops.get(stop.stopId());
    return (known == null || known.rank == 0) && !scansOf(stop.stopId()).isGivenUp();
  }

  /** The vehicle stands, long enough not to wait at lights; decided at a moment. */
  void stands(Place place, long atMs) {
    standingAt(place, atMs).decide();
  }

  private StandingAtStops standingAt(Place place, long atMs) {
    return new StandingAtStops(this, places, situation, place, atMs);
  }

  /** The vehicle has stood for so long that it is being served. */
  void serves() {
    for (StopTrack known : List.copyOf(track.stops.values())) {
      if (known.isPresent() && known.leftMs == 0) {
        edit(known.stopId).served = true;
      }
    }
  }

  /** The vehicle has begun to move. */
  void leaves(long atMs) {
    for (StopTrack known : List.copyOf(track.stops.values())) {
      if (known.isPresent() && known.leftMs == 0) {
        edit(known.stopId).leftMs = Math.max(atMs, known.arrivedMs);
      }
    }
  }

  /** The vehicle drives: it may leave stops, and come near the next stop. */
  void drives(Place fix) {
    if (track.present > 0) {
      for (StopTrack known : List.copyOf(track.stops.values())) {
        PlannedStop stop = plan.stop(known.stopId);
        boolean isOut =
            known.isPresent() && known.leftMs != 0 && !places.isAt(stop, fix, fix.timeMs());
        if (isOut) {
          depart(edit(known.stopId), stop);
        }
      }
    }
    PlannedStop next = track.nextStopId == null ? null : plan.stop(track.nextStopId);
    if (next != null && places.isNear(next, fix)) {
      edit(next.stopId()).approachedMs = fix.timeMs();
    }
  }

  /** What is planned before a stop that was served, and is still open, was passed over. */
  void depart(StopTrack mine, PlannedStop stop) {
    mine.departed = true;
    for (PlannedStop before : DrivingOrder.of(plan, scans())) {
      if (before == stop) {
        return;
      }
      StopTrack known = track.stops.get(before.stopId());
      if (isOpen(before) && (known == null || !known.passedOver)) {
        edit(before.stopId()).passedOver = true;
      }
    }
  }

  /** The plan is over: whatever is open is missed. */
  void close() {
    track.closed = true;
    ended = true;
    for (PlannedStop stop : plan.stops()) {
      StopTrack known = track.stops.get(stop.stopId());
      if (isOpen(stop)) {
        edit(stop.stopId());
      } else if (known != null && known.isPresent()) {
        StopTrack mine = edit(stop.stopId());
        mine.departed = true;
        mine.leftMs = mine.leftMs == 0 ? plan.closesMs() : mine.leftMs;
      } else if (known != null && known.riskSinceMs != 0) {
        edit(stop.stopId());
      }
    }
  }

  /** Whether a place lies at any stop of the plan. */
  boolean isAtStop(Place place, long atMs) {
    return plan.stops().stream().anyMatch(s -> places.isAt(s, place, atMs));
  }

  /** Tells what has changed of the stops. */
  void tell(long atMs, List<Finding> found) {
    for (String stopId : List.copyOf(touched)) {
      PlannedStop stop = plan.stop(stopId);
      StopAlarm.settle(this, stop, atMs, found);
      found.add(judge(plan.grouped(stop, situation.fences(), atMs)));
    }
    Outlook.of(this);
  }

  /** Tells what, by what has become known in this step, was due before. */
  void ringAnew(long atMs, List<Finding> found) {
    Outlook.of(this);
    ring(atMs, found);
  }

  /** Tells what is due by a moment. */
  void ring(long atMs, List<Finding> found) {
    if (track.dueMs > atMs) {
      return;
    }
    plan.stops().forEach(stop -> StopAlarm.ring(this, stop, atMs, found));
    if (!track.closed && plan.closesMs() <= atMs) {
      close();
      StopRisk.endSlip(this, plan.closesMs(), found);
      List<DeliveryStop> missed =
          plan.stops().stream()
              .map(this::judge)
              .filter(stop -> stop.state() == StopState.MISSED)
              .toList();
      if (!missed.isEmpty()) {
        found.add(DeliveryAlert.missed(missed, plan.closesMs()));
      }
    }
  }

  String vehicleId() {
    return situation.telemetry().vehicleId();
  }

  DeliveryStop judge(PlannedStop stop) {
    StopTrack known = track.stops.get(stop.stopId());
    StopTrack mine = known == null ? new StopTrack(stop.stopId()) : known;
    long doneMs = SharedStanding.doneMs(plan, track, mine);
    StopJudge judge = new StopJudge(plan, stop, mine, doneMs, scansOf(stop.stopId()));
    return judge.judge(vehicleId(), track.closed);
  }
}
