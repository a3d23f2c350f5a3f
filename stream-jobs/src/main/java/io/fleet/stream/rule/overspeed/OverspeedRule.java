package io.fleet.stream.rule.overspeed;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.LimitSource;
import io.fleet.stream.rule.settings.OverspeedSettings;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * Finds stretches above the speed limit.
 *
 * <p>Above means faster than the limit and what of it is tolerated. An episode opens at a fix still
 * above some time after the first one above, or at once when the device itself reports one; until
 * then a single fix within what is tolerated is taken for an error of the receiver. It ends when
 * the vehicle is not above for some time, backdated to the first fix not above; a gap of more than
 * 60 s ends it at the last fix. A fix holds until the next. An episode carries the limit it
 * exceeded most.
 */
public final class OverspeedRule implements Rule<OverspeedState> {
  static final long LONGEST_GAP_MS = 60_000;
  static final long DENSE_SAMPLING_MS = 10_000;

  /** How long a stretch that is no episode yet may be not above, exclusive. */
  static final long DIP_MS = 2_000;

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
    DeviceEvent report = report(situation.telemetry().events());
    Motion motion = situation.motion();
    if (report != null) {
      return stepReported(before.copy(), report, situation);
    }
    if (!motion.isAccepted()) {
      return Step.unchanged(before);
    }
    if (motion.speedCkmph() == Telemetry.ABSENT) {
      return Step.unchanged(before.isAbove() ? before.withLeg(motion.legMm()) : before);
    }
    OverspeedSettings settings = situation.settings().overspeed();
    LimitSource source = Limit.source(situation);
    int limit = Limit.ckmph(source, situation);
    boolean above = settings.isAbove(motion.speedCkmph(), limit);
    if (!above && !before.isAbove()) {
      return Step.unchanged(before);
    }
    if (!above && !before.open && !isExcused(motion.speedCkmph(), limit)) {
      return Step.unchanged(before.cleared());
    }
    OverspeedState state = before.copy();
    Excess now = new Excess(situation.timeMs(), motion.speedCkmph(), limit, source);
    return above ? stepAbove(state, now, situation) : stepNotAbove(state, now, situation);
  }

  /** Still above the limit, though within what is tolerated: it may be the receiver's error. */
  private static boolean isExcused(int speedCkmph, int limitCkmph) {
    return limitCkmph > 0 && speedCkmph > limitCkmph;
  }

  private static DeviceEvent report(List<DeviceEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      if (DeviceEvent.OVERSPEED.equals(events.get(i).type())) {
        return events.get(i);
      }
    }
    return null;
  }

  /** What the device reports counts as it is, whatever its fix shows; its limit is not known. */
  private static Step<OverspeedState> stepReported(
      OverspeedState state, DeviceEvent report, Situation situation) {
    Motion motion = situation.motion();
    OverspeedSettings settings = situation.settings().overspeed();
    LimitSource source = Limit.source(situation);
    int limit = Limit.ckmph(source, situation);
    boolean told = report.speedCkmph() != DeviceEvent.UNKNOWN;
    int speed = told ? report.speedCkmph() : Math.max(0, motion.speedCkmph());
    boolean seen = motion.isAccepted() && settings.isAbove(motion.speedCkmph(), limit);
    passOrStart(state, situation);
    state.byDevice = true;
    state.report(new Excess(situation.timeMs(), speed, limit, source));
    return hold(state, seen, situation);
  }

  private static Step<OverspeedState> stepAbove(
      OverspeedState state, Excess now, Situation situation) {
    passOrStart(state, situation);
    state.measure(now);
    return hold(state, true, situation);
  }

  private static void passOrStart(OverspeedState state, Situation situation) {
    if (state.isAbove()) {
      state.distanceMm += situation.motion().legMm();
      state.sampled |= situation.timeMs() - state.lastFixMs > DENSE_SAMPLING_MS;
      return;
    }
    state.startedAtMs = situation.timeMs();
    state.distanceMm = 0;
    state.latE6 = situation.telemetry().latE6();
    state.lonE6 = situation.telemetry().lonE6();
  }

  /**
   * @param seen whether the fix itself is above
   */
  private static Step<OverspeedState> hold(
      OverspeedState state, boolean seen, Situation situation) {
    long now = situation.timeMs();
    state.lastFixMs = now;
    state.lastAboveMs = now;
    state.distanceAtLastAboveMm = state.distanceMm;
    state.firstNotAboveMs = OverspeedState.NEVER;
    state.driverId = state.driverId == null ? situation.driverId() : state.driverId;
    state.tripId = state.tripId == null ? situation.tripId() : state.tripId;
    if (seen) {
      state.seenSinceMs = state.seenSinceMs == OverspeedState.NEVER ? now : state.seenSinceMs;
      long opensAfterMs = situation.settings().overspeed().opensAfterMs();
      state.byUs |= now - state.seenSinceMs >= opensAfterMs;
    }
    return tell(state, situation);
  }

  private static Step<OverspeedState> tell(OverspeedState state, Situation situation) {
    int severity = state.peak.severity();
    boolean opens = !state.open && (state.byUs || state.byDevice);
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
        OverspeedEpisode.of(
            state, situation.telemetry().vehicleId(), true, state.lastAboveMs, state.distanceMm);
    return Step.of(state, episode, OverspeedAlert.of(episode, told, situation.timeMs()));
  }

  private static Step<OverspeedState> stepNotAbove(
      OverspeedState state, Excess fix, Situation situation) {
    long now = situation.timeMs();
    state.distanceMm += situation.motion().legMm();
    state.sampled |= now - state.lastFixMs > DENSE_SAMPLING_MS;
    state.measure(fix);
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
    if (state.firstNotAboveMs == OverspeedState.NEVER) {
      return gapEnds;
    }
    long endsAfterMs = settings.overspeed().endsAfterMs();
    long allowedMs = state.open ? endsAfterMs : Math.min(DIP_MS, endsAfterMs);
    return Math.min(gapEnds, state.firstNotAboveMs + allowedMs);
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
        OverspeedEpisode.of(before, last.telemetry().vehicleId(), false, endMs, distanceMm);
    return Step.of(after, episode, OverspeedAlert.of(episode, Alert.State.RESOLVED, endMs));
  }

  /** The count of episodes, since trips take differences of it. */
  @Override
  public OverspeedState residue(OverspeedState state, long atMs) {
    boolean blank = !state.isAbove() && state.episodes == 0;
    return blank ? OverspeedState.NONE : state;
  }

  @Override
  public OverspeedState anchored(OverspeedState state, long atMs) {
    return state.withoutCount();
  }

  @Override
  public int schemaVersion() {
    return 3;
  }

  @Override
  public void write(OverspeedState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public OverspeedState read(ByteReader in, int writtenVersion) {
    return OverspeedState.read(in, writtenVersion);
  }
}
