package io.fleet.stream.rule.overspeed;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import java.time.Duration;

/**
 * Finds stretches above the speed limit.
 *
 * <p>Above means faster than the limit × 1.05. An episode opens at a fix 10 s or more after the
 * first one above when all between were above too; it ends when the vehicle is not above for 10 s,
 * backdated to the first fix not above; a gap of more than 60 s ends it at the last fix. A fix
 * holds until the next. The limit is the road's; missing, 0 or above 150 km/h it is unknown and the
 * fleet's (80 km/h) stands in.
 */
public final class OverspeedRule implements Rule<OverspeedState> {
  static final int FLEET_LIMIT_CKMPH = 8_000;
  static final int GREATEST_LIMIT_CKMPH = 15_000;
  static final int TOLERANCE_PCT = 5;
  static final long OPENS_AFTER_MS = 10_000;
  static final long ENDS_AFTER_MS = 10_000;
  static final long LONGEST_GAP_MS = 60_000;
  static final long DENSE_SAMPLING_MS = 10_000;

  @Override
  public String name() {
    return "overspeed";
  }

  @Override
  public OverspeedState initial() {
    return OverspeedState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ZERO;
  }

  @Override
  public Step<OverspeedState> step(OverspeedState before, Situation situation) {
    Motion motion = situation.motion();
    if (!motion.isAccepted()) {
      return Step.unchanged(before);
    }
    if (motion.speedCkmph() == Telemetry.ABSENT) {
      return Step.unchanged(before.isAbove() ? before.withLeg(motion.legMm()) : before);
    }
    int roadLimit = knownRoadLimit(situation.telemetry());
    int limit = roadLimit > 0 ? roadLimit : FLEET_LIMIT_CKMPH;
    boolean above = motion.speedCkmph() * 100L > limit * (100L + TOLERANCE_PCT);
    if (!above && !before.isAbove()) {
      return Step.unchanged(before);
    }
    if (!above && !before.open) {
      return Step.unchanged(before.cleared());
    }
    OverspeedState state = before.copy();
    if (above) {
      return stepAbove(state, situation, limit, roadLimit > 0);
    }
    state.distanceMm += motion.legMm();
    return stepNotAbove(state, situation.timeMs());
  }

  /** The road's limit as the device tells it, 0.01 km/h, or 0 if that is none. */
  private static int knownRoadLimit(Telemetry t) {
    int limit = t.canonical(TelemetryField.SPEED_LIMIT);
    return limit == Telemetry.ABSENT || limit > GREATEST_LIMIT_CKMPH ? 0 : limit;
  }

  private Step<OverspeedState> stepAbove(
      OverspeedState state, Situation situation, int limitCkmph, boolean road) {
    long now = situation.timeMs();
    if (!state.isAbove()) {
      start(state, situation);
    } else {
      state.distanceMm += situation.motion().legMm();
      state.sampled |= now - state.lastFixMs > DENSE_SAMPLING_MS;
    }
    raisePeak(state, situation.motion().speedCkmph(), limitCkmph, road);
    state.lastFixMs = now;
    state.lastAboveMs = now;
    state.distanceAtLastAboveMm = state.distanceMm;
    state.firstNotAboveMs = OverspeedState.NEVER;
    state.driverId = state.driverId == null ? situation.driverId() : state.driverId;
    state.tripId = state.tripId == null ? situation.tripId() : state.tripId;
    return tell(state, situation);
  }

  private static void start(OverspeedState state, Situation situation) {
    state.startedAtMs = situation.timeMs();
    state.distanceMm = 0;
    state.latE6 = situation.telemetry().latE6();
    state.lonE6 = situation.telemetry().lonE6();
  }

  private static void raisePeak(
      OverspeedState state, int speedCkmph, int limitCkmph, boolean road) {
    boolean higher =
        state.limitCkmph == 0
            || (long) speedCkmph * state.limitCkmph > (long) state.peakCkmph * limitCkmph;
    if (higher) {
      state.peakCkmph = speedCkmph;
      state.limitCkmph = limitCkmph;
      state.roadLimit = road;
    }
  }

  private static Step<OverspeedState> tell(OverspeedState state, Situation situation) {
    int severity = severity(state);
    boolean opens = !state.open && state.lastAboveMs - state.startedAtMs >= OPENS_AFTER_MS;
    boolean worse = state.open && severity > state.severity;
    state.severity = severity;
    if (!opens && !worse) {
      return Step.unchanged(state);
    }
    if (opens) {
      state.open = true;
      state.episodes++;
    }
    Alert.State told = opens ? Alert.State.OPENED : Alert.State.UPDATED;
    OverspeedEpisode episode =
        episode(
            state, situation.telemetry().vehicleId(), true, state.lastAboveMs, state.distanceMm);
    return Step.of(state, episode, OverspeedAlert.of(episode, told, situation.timeMs()));
  }

  /** 1 up to 10 % above the limit, 2 up to 20 %, 3 above. */
  private static int severity(OverspeedState state) {
    long excess = (long) (state.peakCkmph - state.limitCkmph) * 100;
    if (excess <= state.limitCkmph * 10L) {
      return 1;
    }
    return excess <= state.limitCkmph * 20L ? 2 : 3;
  }

  private static Step<OverspeedState> stepNotAbove(OverspeedState state, long now) {
    state.sampled |= now - state.lastFixMs > DENSE_SAMPLING_MS;
    state.lastFixMs = now;
    if (state.firstNotAboveMs == OverspeedState.NEVER) {
      state.firstNotAboveMs = now;
      state.distanceAtFirstNotAboveMm = state.distanceMm;
    }
    return Step.unchanged(state);
  }

  @Override
  public long nextTimerMs(OverspeedState state) {
    if (!state.isAbove()) {
      return NO_TIMER;
    }
    long gapEnds = state.lastFixMs + LONGEST_GAP_MS + 1;
    boolean notAbove = state.firstNotAboveMs != OverspeedState.NEVER;
    return notAbove ? Math.min(gapEnds, state.firstNotAboveMs + ENDS_AFTER_MS) : gapEnds;
  }

  @Override
  public Step<OverspeedState> timer(OverspeedState before, long atMs, Situation last) {
    OverspeedState after = before.cleared();
    if (!before.open) {
      return Step.unchanged(after);
    }
    boolean notAbove = before.firstNotAboveMs != OverspeedState.NEVER;
    long endMs = notAbove ? before.firstNotAboveMs : before.lastFixMs;
    long distanceMm = notAbove ? before.distanceAtFirstNotAboveMm : before.distanceAtLastAboveMm;
    OverspeedEpisode episode =
        episode(before, last.telemetry().vehicleId(), false, endMs, distanceMm);
    return Step.of(after, episode, OverspeedAlert.of(episode, Alert.State.RESOLVED, endMs));
  }

  private static OverspeedEpisode episode(
      OverspeedState state, String vehicleId, boolean open, long endMs, long distanceMm) {
    return new OverspeedEpisode(
        vehicleId,
        open,
        state.driverId,
        state.tripId,
        state.startedAtMs,
        endMs,
        state.peakCkmph,
        state.limitCkmph,
        state.roadLimit ? "road" : "fleet",
        distanceMm,
        state.severity,
        state.sampled,
        state.latE6,
        state.lonE6);
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(OverspeedState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public OverspeedState read(ByteReader in, int writtenVersion) {
    return OverspeedState.read(in);
  }
}
