package io.fleet.stream.rule.delivery;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DeliveryScan;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.DeliveryWork;
import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * Follows a vehicle through its delivery plans. Plans and scans are in force like settings are, so
 * one that comes after what it governs has that stepped, or repaired, again. A vehicle on several
 * plans is held against each of them, for itself.
 */
public final class DeliveryRule implements Rule<DeliveryState> {
  /** The next stop is approached from here on, m. */
  static final double NEAR_M = 500;

  /** A service that takes so much longer than planned is told, ms. */
  static final long LONG_AFTER_MS = 300_000;

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public DeliveryState initial() {
    return DeliveryState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Step<DeliveryState> step(DeliveryState before, Situation situation) {
    Step<DeliveryState> step =
        isQuiet(before, situation) ? Step.unchanged(before) : round(before, situation);
    return EtaRound.isDue(step.after(), situation) ? EtaRound.after(step, situation) : step;
  }

  private static Step<DeliveryState> round(DeliveryState before, Situation situation) {
    DeliveryRound round = new DeliveryRound(before, situation);
    round.catchUp(situation.timeMs());
    round.moves();
    round.passes(situation.timeMs());
    return round.end(situation.timeMs());
  }

  /** Most events of most vehicles change nothing: that is to cost next to nothing. */
  private static boolean isQuiet(DeliveryState before, Situation situation) {
    DeliveryWork work = situation.settings().deliveries();
    if (before.isEmpty() && work.isEmpty()) {
      return true;
    }
    if (!before.isUpToDate(work) || before.dueMs() <= situation.timeMs()) {
      return false;
    }
    Motion motion = situation.motion();
    Halt halt = before.standing();
    if (motion.isStanding()) {
      return halt.sinceMs() == motion.standingPlace().timeMs() && !halt.waits();
    }
    return !halt.isStanding() && !(motion.isAccepted() && isNearAny(before, situation));
  }

  /** Whether the vehicle is about to leave a stop, or to come near the next. */
  private static boolean isNearAny(DeliveryState before, Situation situation) {
    StopPlaces places = new StopPlaces(situation.fences());
    List<DeliveryPlan> plans = situation.settings().deliveries().plans();
    Place fix = situation.motion().fix();
    for (int i = 0; i < before.plans().size(); i++) {
      PlanTrack track = before.plans().get(i);
      DeliveryPlan plan = plans.get(i);
      PlannedStop next = track.nextStopId == null ? null : plan.stop(track.nextStopId);
      if (track.present > 0 || next != null && places.isNear(next, fix)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean takesAsInTime(DeliveryState state, DeliveryScan late, Settings settings) {
    return LateScan.changesOnlyItsStop(state, late, settings.deliveries());
  }

  @Override
  public long nextTimerMs(DeliveryState state, Settings settings) {
    DeliveryWork work = settings.deliveries();
    if (state.isEmpty() && work.isEmpty()) {
      return NO_TIMER;
    }
    return state.isUpToDate(work) ? state.dueMs() : Math.max(0, work.asOfMs());
  }

  @Override
  public Step<DeliveryState> timer(DeliveryState before, long atMs, Situation last) {
    DeliveryRound round = new DeliveryRound(before, last);
    round.catchUp(atMs);
    round.passes(atMs);
    return round.end(atMs);
  }

  /** Means only compare with ETAs that were told; they count anew from an anchor on. */
  @Override
  public DeliveryState anchored(DeliveryState state, long atMs) {
    return state.isEmpty() ? state : state.with(state.etas().anchored());
  }

  @Override
  public int schemaVersion() {
    return 3;
  }

  @Override
  public void write(DeliveryState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public DeliveryState read(ByteReader in, int writtenVersion) {
    return DeliveryState.read(in, writtenVersion);
  }
}
