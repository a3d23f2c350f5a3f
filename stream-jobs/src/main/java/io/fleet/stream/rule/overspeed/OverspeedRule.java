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
import io.fleet.stream.rule.settings.LimitSource;
import io.fleet.stream.rule.settings.OverspeedSettings;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;

/**
 * Finds stretches above the speed limit.
 *
 * <p>Above means faster than the limit and what of it is tolerated. An episode opens at a fix some
 * time after the first one above when all between were above too; it ends when the vehicle is not
 * above for some time, backdated to the first fix not above; a gap of more than 60 s ends it at the
 * last fix. A fix holds until the next. The limit is the lowest known of the road's and the
 * vehicle's or its class's; a road's of 0 or above 150 km/h is unknown; where none is known the
 * fleet's stands in, if it has one. An episode carries the limit it exceeded most.
 */
public final class OverspeedRule implements Rule<OverspeedState> {
  static final int GREATEST_ROAD_LIMIT_CKMPH = 15_000;
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
    OverspeedSettings settings = situation.settings().overspeed();
    int roadLimit = knownRoadLimit(situation.telemetry());
    LimitSource source = source(roadLimit, settings);
    int limit = limit(source, roadLimit, settings);
    boolean above = settings.isAbove(motion.speedCkmph(), limit);
    if (!above && !before.isAbove()) {
      return Step.unchanged(before);
    }
    if (!above && !before.open) {
      return Step.unchanged(before.cleared());
    }
    OverspeedState state = before.copy();
    if (above) {
      return stepAbove(state, situation, limit, source);
    }
    state.distanceMm += motion.legMm();
    return stepNotAbove(state, situation);
  }

  private static LimitSource source(int roadLimitCkmph, OverspeedSettings settings) {
    int known = settings.knownLimitCkmph();
    if (roadLimitCkmph > 0 && (known == 0 || roadLimitCkmph <= known)) {
      return LimitSource.ROAD;
    }
    return known > 0 ? settings.knownSource() : LimitSource.FLEET;
  }

  private static int limit(LimitSource source, int roadLimitCkmph, OverspeedSettings settings) {
    return switch (source) {
      case ROAD -> roadLimitCkmph;
      case FLEET -> settings.fleetLimitCkmph();
      case VEHICLE, CLASS, DRIVER_GROUP, GROUP -> settings.knownLimitCkmph();
    };
  }

  /** The road's limit as the device tells it, 0.01 km/h, or 0 if that is none. */
  private static int knownRoadLimit(Telemetry t) {
    int limit = t.canonical(TelemetryField.SPEED_LIMIT);
    return limit == Telemetry.ABSENT || limit > GREATEST_ROAD_LIMIT_CKMPH ? 0 : limit;
  }

  private Step<OverspeedState> stepAbove(
      OverspeedState state, Situation situation, int limitCkmph, LimitSource source) {
    long now = situation.timeMs();
    if (!state.isAbove()) {
      start(state, situation);
    } else {
      state.distanceMm += situation.motion().legMm();
      state.sampled |= now - state.lastFixMs > DENSE_SAMPLING_MS;
    }
    raisePeak(state, situation.motion().speedCkmph(), limitCkmph, source);
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
      OverspeedState state, int speedCkmph, int limitCkmph, LimitSource source) {
    boolean higher =
        state.limitCkmph == 0
            || (long) speedCkmph * state.limitCkmph > (long) state.peakCkmph * limitCkmph;
    if (higher) {
      state.peakCkmph = speedCkmph;
      state.limitCkmph = limitCkmph;
      state.limitSource = source;
    }
  }

  private static Step<OverspeedState> tell(OverspeedState state, Situation situation) {
    int severity = severity(state);
    long opensAfterMs = situation.settings().overspeed().opensAfterMs();
    boolean opens = !state.open && state.lastAboveMs - state.startedAtMs >= opensAfterMs;
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

  private static Step<OverspeedState> stepNotAbove(OverspeedState state, Situation situation) {
    long now = situation.timeMs();
    state.sampled |= now - state.lastFixMs > DENSE_SAMPLING_MS;
    state.lastFixMs = now;
    if (state.firstNotAboveMs == OverspeedState.NEVER) {
      state.firstNotAboveMs = now;
      state.distanceAtFirstNotAboveMm = state.distanceMm;
    }
    boolean endsAtOnce = situation.settings().overspeed().endsAfterMs() == 0;
    return endsAtOnce ? end(state, situation) : Step.unchanged(state);
  }

  @Override
  public long nextTimerMs(OverspeedState state, Settings settings) {
    if (!state.isAbove()) {
      return NO_TIMER;
    }
    long gapEnds = state.lastFixMs + LONGEST_GAP_MS + 1;
    boolean notAbove = state.firstNotAboveMs != OverspeedState.NEVER;
    long endsAfterMs = settings.overspeed().endsAfterMs();
    return notAbove ? Math.min(gapEnds, state.firstNotAboveMs + endsAfterMs) : gapEnds;
  }

  @Override
  public Step<OverspeedState> timer(OverspeedState before, long atMs, Situation last) {
    return end(before, last);
  }

  private static Step<OverspeedState> end(OverspeedState before, Situation last) {
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
        state.limitSource.wireName(),
        distanceMm,
        state.severity,
        state.sampled,
        state.latE6,
        state.lonE6);
  }

  /** The count of episodes, since trips take differences of it. */
  @Override
  public OverspeedState residue(OverspeedState state, long atMs) {
    boolean blank = !state.isAbove() && state.episodes == 0;
    return blank ? OverspeedState.NONE : state;
  }

  @Override
  public int schemaVersion() {
    return 2;
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
