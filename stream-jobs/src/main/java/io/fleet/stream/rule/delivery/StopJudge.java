package io.fleet.stream.rule.delivery;

import io.fleet.events.DeliveryScan;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.plan.SlaBasis;

/**
 * Says what is known of a stop: what was scanned counts first, where the vehicle stood second. A
 * pure function, so that a scan that comes late says the same as one in time.
 */
final class StopJudge {
  private static final long NO_TIME = PlannedStop.NO_TIME;
  private static final String SCAN = "scan";
  private static final String PLACE = "place";
  private static final String PLAN = "plan";

  private final DeliveryPlan plan;
  private final PlannedStop stop;
  private final StopTrack track;
  private final long sharedDoneMs;
  private final ScansOfStop scans;

  /**
   * @param sharedDoneMs when it was done if the vehicle stood at others, too, else no time
   */
  StopJudge(
      DeliveryPlan plan, PlannedStop stop, StopTrack track, long sharedDoneMs, ScansOfStop scans) {
    this.plan = plan;
    this.stop = stop;
    this.track = track;
    this.sharedDoneMs = sharedDoneMs;
    this.scans = scans;
  }

  /**
   * The stop as it is.
   *
   * @param closed whether the plan is over
   */
  DeliveryStop judge(String vehicleId, boolean closed) {
    DeliveryStop.Times times = times();
    StopState state = state(times, closed);
    return new DeliveryStop(
        vehicleId,
        plan.planId(),
        plan.sinceMs(),
        stop.stopId(),
        stop.sequence(),
        track.rank,
        state,
        scans.outcome(),
        source(state),
        arrivalSource(times),
        scans.driverId() == null ? track.driverId : scans.driverId(),
        track.tripId,
        times,
        planned(),
        sla(times, state),
        new DeliveryStop.Signs(
            track.outOfOrder, track.arrivedMs == 0 ? -1 : track.distanceM, track.farM),
        scans.reason(),
        new DeliveryStop.Risk(time(track.riskFirstMs), track.riskReason));
  }

  private DeliveryStop.Plan planned() {
    return new DeliveryStop.Plan(
        plan.basis().wireName(),
        stop.windowFromMs(),
        stop.windowToMs(),
        stop.serviceMs(),
        stop.dropGroup(),
        stop.latE6(),
        stop.lonE6());
  }

  private DeliveryStop.Times times() {
    long placedMs = time(track.arrivedMs);
    long arrivedMs = first(scans.arrivedMs(), first(placedMs, scans.thereMs()));
    long serviceMs = first(scans.serviceMs(), arrivedMs);
    long leftMs = track.departed ? track.leftMs : NO_TIME;
    long departedMs = first(scans.departedMs(), leftMs);
    return new DeliveryStop.Times(
        time(track.approachedMs),
        arrivedMs,
        serviceMs,
        scans.outcome().equals(DeliveryScan.DELIVERED)
            ? scans.doneMs()
            : first(scans.departedMs(), first(sharedDoneMs, leftMs)),
        departedMs);
  }

  private static long time(long ofTrackMs) {
    return ofTrackMs == 0 ? NO_TIME : ofTrackMs;
  }

  private static long first(long timeMs, long otherwiseMs) {
    return timeMs == NO_TIME ? otherwiseMs : timeMs;
  }

  private StopState state(DeliveryStop.Times times, boolean closed) {
    if (scans.isGivenUp()) {
      return scans.outcome().equals(DeliveryScan.FAILED) ? StopState.FAILED : StopState.SKIPPED;
    }
    if (times.departedMs() != NO_TIME) {
      return StopState.DEPARTED;
    }
    if (times.arrivedMs() != NO_TIME) {
      boolean delivered = scans.outcome().equals(DeliveryScan.DELIVERED);
      boolean isGone = delivered && (closed || track.arrivedMs == 0);
      boolean serves = delivered || scans.serviceMs() != NO_TIME || track.served;
      return isGone ? StopState.DEPARTED : serves ? StopState.SERVICING : StopState.ARRIVED;
    }
    if (closed) {
      return StopState.MISSED;
    }
    boolean isNear = track.approachedMs != 0;
    return track.passedOver
        ? StopState.SKIPPED
        : isNear ? StopState.APPROACHING : StopState.PLANNED;
  }

  private String source(StopState state) {
    boolean isScanned =
        switch (state) {
          case DEPARTED -> scans.departedMs() != NO_TIME || !track.departed;
          case SERVICING -> scans.doneMs() != NO_TIME || scans.serviceMs() != NO_TIME;
          case ARRIVED -> scans.arrivedMs() != NO_TIME;
          case FAILED, SKIPPED -> scans.isGivenUp();
          default -> false;
        };
    boolean isPlanned = state == StopState.MISSED || state == StopState.PLANNED;
    return isScanned ? SCAN : isPlanned ? PLAN : PLACE;
  }

  private String arrivalSource(DeliveryStop.Times times) {
    if (times.arrivedMs() == NO_TIME) {
      return "";
    }
    return scans.arrivedMs() != NO_TIME || track.arrivedMs == 0 ? SCAN : PLACE;
  }

  /** The moment that is held against the window, or no time. */
  private long basisMs(DeliveryStop.Times times) {
    if (plan.basis() == SlaBasis.ARRIVAL) {
      return times.arrivedMs();
    }
    return plan.basis() == SlaBasis.SERVICE_START ? times.serviceMs() : times.completedMs();
  }

  private Sla waitedFor() {
    return track.riskSinceMs == 0 ? Sla.OPEN : Sla.AT_RISK;
  }

  /** Who says that a stop is left out was not at it, wherever the vehicle stood. */
  private boolean isNever(DeliveryStop.Times times, StopState state) {
    boolean isLeftOut =
        scans.outcome().equals(DeliveryScan.SKIPPED) && scans.arrivedMs() == NO_TIME;
    return state == StopState.MISSED
        || isLeftOut
        || scans.isGivenUp() && times.arrivedMs() == NO_TIME;
  }

  private Sla sla(DeliveryStop.Times times, StopState state) {
    if (stop.windowFromMs() == NO_TIME && stop.windowToMs() == NO_TIME) {
      return Sla.NONE;
    }
    if (isNever(times, state)) {
      return Sla.MISSED;
    }
    long basisMs = basisMs(times);
    if (basisMs == NO_TIME) {
      return track.lateSinceMs != 0 ? Sla.LATE : waitedFor();
    }
    if (stop.windowToMs() != NO_TIME && basisMs > stop.windowToMs()) {
      return Sla.LATE;
    }
    return basisMs < stop.windowFromMs() ? Sla.EARLY : Sla.ON_TIME;
  }
}
