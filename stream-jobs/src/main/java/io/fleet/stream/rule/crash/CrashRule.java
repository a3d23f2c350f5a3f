package io.fleet.stream.rule.crash;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.harsh.Evidence;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.settings.CrashSettings;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Suspects crashes, as soon as they can be, and tells of impacts on parked vehicles.
 *
 * <p>A crash is suspected on a shock of a vehicle that drove at 15 km/h or more in the 5 s before
 * and loses 15 km/h in the 3 s after; on a loss of speed that tyres cannot give, if it is not back
 * within 3 s and the positions agree; and when the tracker reports one. Signs at most 15 s apart
 * are one impact, and so are reports of the tracker while the vehicle stands after it. What becomes
 * of the suspicion is decided elsewhere.
 */
public final class CrashRule implements Rule<CrashState> {
  static final long EPISODE_MS = 15_000;

  private static final long REPORTED_AGAIN_MS = 3_600_000;
  private static final long HALTED_WITHIN_MS = 60_000;

  /** Speeds nearer to each other in time than this say nothing of a rate. */
  private static final long SHORTEST_INTERVAL_MS = 500;

  private static final long FIXES_KEPT_MS = 1_000;
  private static final int MS_PER_S = 1_000;

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public CrashState initial() {
    return CrashState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ZERO;
  }

  @Override
  public Step<CrashState> step(CrashState before, Situation situation) {
    Telemetry t = situation.telemetry();
    CrashSettings settings = situation.settings().crash();
    boolean valid = Signs.isValid(t, situation.motion());
    if (before.isCalm() && Signs.isDull(t, valid, settings)) {
      return Step.unchanged(before);
    }
    CrashState state = before.copy();
    List<Finding> findings = new ArrayList<>(0);
    feel(state, situation, findings);
    if (valid) {
      Fix fix = new Fix(t.timestampMs(), t.speedCkmph(), t.latE6(), t.lonE6());
      lookForLoss(state, fix, situation, findings);
      lookForSuddenLoss(state, fix, situation, findings);
      remember(state, fix);
    }
    hear(state, situation, findings);
    return new Step<>(state, findings);
  }

  private static void feel(CrashState state, Situation situation, List<Finding> findings) {
    long now = situation.timeMs();
    int peak = situation.telemetry().canonical(TelemetryField.ACCEL_PEAK);
    CrashSettings settings = situation.settings().crash();
    if (Signs.isParked(situation.motion(), now)) {
      if (peak >= settings.parkedImpactMg()) {
        knock(state, peak, situation, findings);
      }
    } else if (peak >= settings.impactMg()
        && state.last != null
        && now - state.last.timeMs() <= Shock.BEFORE_WITHIN_MS) {
      state.shock = new Shock(now, peak, state.last, brakingCkmphPerS(state));
    }
  }

  private static int brakingCkmphPerS(CrashState state) {
    if (state.previous == null) {
      return 0;
    }
    long inMs = state.last.timeMs() - state.previous.timeMs();
    int lost = state.previous.speedCkmph() - state.last.speedCkmph();
    return inMs < SHORTEST_INTERVAL_MS ? 0 : (int) (lost * (long) MS_PER_S / inMs);
  }

  private static void knock(
      CrashState state, int peakMg, Situation situation, List<Finding> findings) {
    long now = situation.timeMs();
    Knock known = state.knock;
    if (known == null) {
      Place place = situation.motion().standingPlace();
      state.knock = new Knock(now, now, 1, peakMg, place);
      findings.add(state.knock.alert(Alert.State.OPENED, situation));
      return;
    }
    state.knock = known.with(now, peakMg);
    if (peakMg > known.peakMg()) {
      findings.add(state.knock.alert(Alert.State.UPDATED, situation));
    }
  }

  private static void lookForLoss(
      CrashState state, Fix fix, Situation situation, List<Finding> findings) {
    Shock shock = state.shock;
    if (shock == null || Signs.mayBeDropOut(state.last, fix, situation.telemetry())) {
      return;
    }
    long sinceMs = fix.timeMs() - shock.timeMs();
    boolean lost =
        sinceMs <= Shock.LATEST_FIX_MS && shock.isLostBy(fix, situation.settings().crash());
    if (lost) {
      suspect(state, Suspicion.of(shock, fix, situation), situation, findings);
    }
    state.shock = lost || sinceMs >= Shock.LOST_WITHIN_MS ? null : shock;
  }

  private static void lookForSuddenLoss(
      CrashState state, Fix fix, Situation situation, List<Finding> findings) {
    if (state.loss == null) {
      SuddenLoss loss = SuddenLoss.between(state.last, fix);
      state.loss = loss == null ? SuddenLoss.between(state.previous, fix) : loss;
      return;
    }
    SuddenLoss loss = state.loss.with(fix);
    boolean gone = loss.isTooLate() || loss.isRegained();
    if (!gone && loss.isSettled() && loss.doPositionsAgree()) {
      suspect(state, Suspicion.of(loss, situation), situation, findings);
    }
    state.loss = gone || loss.isSettled() ? null : loss;
  }

  /** Of a vehicle that reports more often than each second not every fix is kept. */
  private static void remember(CrashState state, Fix fix) {
    if (fix.speedCkmph() < Signs.DRIVEN_FROM_CKMPH) {
      state.previous = null;
      state.last = null;
      return;
    }
    boolean keep =
        state.previous != null && fix.timeMs() - state.previous.timeMs() <= FIXES_KEPT_MS;
    state.previous = keep ? state.previous : state.last;
    state.last = fix;
  }

  private static void hear(CrashState state, Situation situation, List<Finding> findings) {
    DeviceEvent event = Signs.reported(situation.telemetry());
    if (event != null) {
      suspect(state, Suspicion.of(event, situation), situation, findings);
    }
  }

  private static void suspect(
      CrashState state, CrashEvent found, Situation situation, List<Finding> findings) {
    CrashEvent known = state.crash;
    boolean same = known != null && isSame(known, found, situation.motion());
    CrashEvent event = same ? known.with(found) : found;
    if (!event.equals(known)) {
      state.crash = event;
      findings.add(event);
      Alert.State told = same ? Alert.State.UPDATED : Alert.State.OPENED;
      findings.add(CrashAlert.suspected(event, told, situation.timeMs()));
    }
  }

  /** A tracker may report again and again while the vehicle stands where the impact left it. */
  private static boolean isSame(CrashEvent known, CrashEvent found, Motion motion) {
    long apartMs = Math.abs(found.startedAtMs() - known.startedAtMs());
    boolean repeated =
        found.basis() == Evidence.DEVICE
            && apartMs <= REPORTED_AGAIN_MS
            && motion.isStanding()
            && motion.standingPlace().timeMs() <= known.startedAtMs() + HALTED_WITHIN_MS;
    return repeated || apartMs <= EPISODE_MS;
  }

  @Override
  public Step<CrashState> late(CrashState before, Situation situation) {
    DeviceEvent event = Signs.reported(situation.telemetry());
    if (event == null) {
      return Step.unchanged(before);
    }
    CrashEvent found = Suspicion.of(event, situation).foundLate();
    if (before.hasTold(found.startedAtMs(), EPISODE_MS)) {
      return Step.unchanged(before);
    }
    return Step.of(
        before.withLate(found.startedAtMs()),
        found,
        CrashAlert.suspected(found, Alert.State.OPENED, situation.timeMs()));
  }

  @Override
  public long nextTimerMs(CrashState state, Settings settings) {
    return state.knock == null ? NO_TIMER : state.knock.overAtMs();
  }

  @Override
  public Step<CrashState> timer(CrashState before, long atMs, Situation last) {
    CrashState after = before.copy();
    after.knock = null;
    return Step.of(after, before.knock.alert(Alert.State.RESOLVED, last));
  }

  /** What is a day ago has been confirmed, cleared or left open elsewhere. */
  @Override
  public CrashState residue(CrashState state, long atMs) {
    return CrashState.NONE;
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(CrashState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public CrashState read(ByteReader in, int writtenVersion) {
    return CrashState.read(in);
  }
}
