package io.fleet.simulator.truth;

import io.fleet.simulator.motion.TrueMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Watches one vehicle's true motion at equal steps and tells what it did, each thing when it is
 * over. What motion alone does not show (a crash, a shock, a driver's call) is told by whoever made
 * it happen. Mutable; one thread.
 */
public final class Truth {
  private final String vehicleId;
  private final String driverId;
  private final Consumer<Label> labels;
  private final ManoeuvreTruth braking;
  private final ManoeuvreTruth acceleration;
  private final ManoeuvreTruth cornering;
  private final OverspeedTruth overspeed;
  private final Standing standing = new Standing();
  private final IdleTruth idle;
  private final TripTruth trip;
  private final List<VisitTruth> visits = new ArrayList<>();
  private final List<LongConsumer> departures = new ArrayList<>();
  private long timeMs;

  /**
   * @param driverId who drives it whenever its engine is on
   * @param stepMs between two moments
   * @param labels where labels go, in the order in which things are over
   */
  public Truth(String vehicleId, String driverId, int stepMs, Consumer<Label> labels) {
    this.vehicleId = vehicleId;
    this.driverId = driverId;
    this.labels = labels;
    this.braking = new ManoeuvreTruth(LabelKind.HARSH_BRAKING, stepMs, this::tell);
    this.acceleration = new ManoeuvreTruth(LabelKind.HARSH_ACCELERATION, stepMs, this::tell);
    this.cornering = new ManoeuvreTruth(LabelKind.HARSH_CORNERING, stepMs, this::tell);
    this.overspeed = new OverspeedTruth(this::tell);
    this.idle = new IdleTruth(this::tell);
    this.trip = new TripTruth(standing, this::tell);
  }

  /**
   * Takes the next moment into account.
   *
   * @param towed whether it is being carried away
   */
  public void step(TrueMotion motion, boolean towed) {
    timeMs = motion.timeMs();
    double speedMps = motion.speedMps();
    standing.step(timeMs, speedMps, motion.odometerM());
    if (!standing.is() && !departures.isEmpty()) {
      departures.forEach(told -> told.accept(timeMs));
      departures.clear();
    }
    braking.step(timeMs, -motion.longitudinalMps2(), speedMps);
    acceleration.step(timeMs, motion.longitudinalMps2(), speedMps);
    cornering.step(timeMs, Math.abs(motion.lateralMps2()), speedMps);
    overspeed.step(timeMs, speedMps, motion.limitKmph(), motion.odometerM());
    idle.step(timeMs, standing.is(), motion.isEngineOn());
    trip.step(timeMs, motion.odometerM(), motion.isEngineOn(), towed);
    for (VisitTruth visit : visits) {
      visit.step(timeMs, motion.xM(), motion.yM(), motion.odometerM());
    }
  }

  /** Watches a geofence from now on. */
  public void watch(String fenceId, Area area) {
    visits.add(
        new VisitTruth(
            fenceId,
            area,
            (startMs, endMs, measures, marks) ->
                tell(LabelKind.VISIT, startMs, endMs, measures, marks)));
  }

  /** Since when the vehicle stands, or when it last began to, epoch milliseconds. */
  public long standingSinceMs() {
    return standing.sinceMs();
  }

  /** Has somebody told when the vehicle, which stands, moves again. */
  public void onDeparture(LongConsumer told) {
    departures.add(told);
  }

  /** Tells what motion alone does not show. */
  public void tell(LabelKind kind, long startMs, long endMs, Map<Measure, Double> measures) {
    tell(kind, startMs, endMs, measures, Map.of());
  }

  /** The same with words. */
  public void tell(
      LabelKind kind,
      long startMs,
      long endMs,
      Map<Measure, Double> measures,
      Map<Mark, String> marks) {
    boolean driven = kind != LabelKind.TOW && kind != LabelKind.PARKED_KNOCK;
    String driver = driven ? driverId : null;
    labels.accept(new Label(kind, vehicleId, driver, startMs, endMs, measures, marks));
  }

  /**
   * Nothing more will come. What is not over is not told, but for visits and a trip that has ended.
   */
  public void end() {
    trip.end(timeMs);
    visits.forEach(visit -> visit.end(timeMs));
  }
}
