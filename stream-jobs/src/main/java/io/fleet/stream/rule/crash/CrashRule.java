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
 * are one impact. What becomes of the suspicion is decided elsewhere.
 */
public final class CrashRule implements Rule<CrashState> {
  static final long EPISODE_MS = 15_000;

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
    if (sinceMs <= Shock.LATEST_FIX_MS && shock.isLostBy(fix, situation.settings().crash())) {
      int before = shock.before().speedCkmph();
      suspect(
          state,
          found(
              situation,
              shock.timeMs(),
              Evidence.ACCELEROMETER,
              shock.peakMg(),
              before,
              shock.lostCkmph(fix)),
          situation,
          findings);
      state.shock = null;
    } else if (sinceMs >= Shock.LOST_WITHIN_MS) {
      state.shock = null;
    }
  }

  private static void lookForSuddenLoss(
      CrashState state, Fix fix, Situation situation, List<Finding> findings) {
    if (state.loss == null) {
      SuddenLoss loss = SuddenLoss.between(state.last, fix);
      state.loss = loss == null ? SuddenLoss.between(state.previous, fix) : loss;
      return;
    }
    SuddenLoss loss = state.loss.with(fix);
    state.loss = loss;
    if (loss.isTooLate() || loss.isRegained()) {
      state.loss = null;
    } else if (loss.isSettled()) {
      state.loss = null;
      if (loss.doPositionsAgree()) {
        CrashEvent found =
            found(
                situation,
                loss.to().timeMs(),
                Evidence.SPEED,
                Telemetry.ABSENT,
                loss.from().speedCkmph(),
                loss.lostCkmph());
        suspect(state, found, situation, findings);
      }
    }
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
      suspect(state, reported(event, situation), situation, findings);
    }
  }

  private static CrashEvent reported(DeviceEvent event, Situation situation) {
    return found(
        situation,
        Signs.timeMs(event, situation.telemetry()),
        Evidence.DEVICE,
        Signs.peakMg(event),
        Signs.speedCkmph(event),
        Telemetry.ABSENT);
  }

  private static CrashEvent found(
      Situation situation, long atMs, Evidence basis, int peakMg, int beforeCkmph, int lostCkmph) {
    Telemetry t = situation.telemetry();
    Motion motion = situation.motion();
    boolean own = motion.isAccepted() || motion.fix() == null;
    return new CrashEvent(
        t.vehicleId(),
        atMs,
        CrashVerdict.SUSPECTED,
        0,
        false,
        situation.driverId(),
        situation.tripId(),
        basis,
        peakMg,
        beforeCkmph,
        lostCkmph,
        own ? t.latE6() : motion.fix().latE6(),
        own ? t.lonE6() : motion.fix().lonE6());
  }

  private static void suspect(
      CrashState state, CrashEvent found, Situation situation, List<Finding> findings) {
    CrashEvent known = state.crash;
    boolean same =
        known != null && Math.abs(found.startedAtMs() - known.startedAtMs()) <= EPISODE_MS;
    CrashEvent event = same ? known.with(found) : found;
    if (!event.equals(known)) {
      state.crash = event;
      findings.add(event);
      Alert.State told = same ? Alert.State.UPDATED : Alert.State.OPENED;
      findings.add(CrashAlert.suspected(event, told, situation.timeMs()));
    }
  }

  @Override
  public Step<CrashState> late(CrashState before, Situation situation) {
    DeviceEvent event = Signs.reported(situation.telemetry());
    if (event == null) {
      return Step.unchanged(before);
    }
    CrashEvent found = reported(event, situation).foundLate();
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
