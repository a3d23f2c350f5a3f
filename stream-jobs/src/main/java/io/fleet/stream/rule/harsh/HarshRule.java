package io.fleet.stream.rule.harsh;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds harsh braking, acceleration and cornering.
 *
 * <p>What the tracker reports counts as it is; else its accelerometer, else two speeds at most 3 s
 * apart. Braking is judged from 15 km/h, cornering from 20 km/h. Samples of one manoeuvre are one
 * event, and so are a report of the device and a computed one within 5 s. It is judged by the
 * thresholds in force when it began, and told when it is first seen, again when it turns out more
 * severe, and when it is over.
 */
public final class HarshRule implements Rule<HarshState> {
  private static final Duration HORIZON = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "harsh";
  }

  @Override
  public HarshState initial() {
    return HarshState.NONE;
  }

  @Override
  public Duration settle() {
    return HORIZON;
  }

  @Override
  public Step<HarshState> step(HarshState before, Situation situation) {
    Telemetry t = situation.telemetry();
    boolean good = Samples.isGood(t, situation.motion());
    List<Sample> seen = Samples.of(before, t, good, situation.settings().harsh());
    HarshState after = withSpeedOf(before, t, good);
    if (seen.isEmpty()) {
      return Step.unchanged(after);
    }
    List<Finding> findings = new ArrayList<>();
    for (Sample sample : seen) {
      after = take(after, sample, situation, findings);
    }
    return new Step<>(after, findings);
  }

  /** A speed holds for the next step only if nothing doubtful came between. */
  private static HarshState withSpeedOf(HarshState before, Telemetry t, boolean good) {
    if (good && t.speedCkmph() != Telemetry.ABSENT) {
      return before.withSpeed(t.timestampMs(), t.speedCkmph());
    }
    return good || !t.hasPosition() ? before : before.withoutSpeed();
  }

  private static HarshState take(
      HarshState state, Sample sample, Situation situation, List<Finding> findings) {
    Manoeuvre known = state.underWay(sample.kind());
    if (known != null && known.takes(sample)) {
      Manoeuvre more = known.with(sample, situation);
      boolean worse = more.severity() > known.severity();
      if (worse) {
        tell(more, sample.kind(), true, Alert.State.UPDATED, situation, findings);
      }
      return state.with(sample.kind(), more);
    }
    if (known != null) {
      tell(known, sample.kind(), false, Alert.State.RESOLVED, situation, findings);
    }
    Manoeuvre begun = begin(sample, situation);
    tell(begun, sample.kind(), true, Alert.State.OPENED, situation, findings);
    return state.with(sample.kind(), begun);
  }

  private static Manoeuvre begin(Sample sample, Situation situation) {
    Telemetry t = situation.telemetry();
    Place fix = situation.motion().fix();
    boolean placed = t.hasPosition() || fix == null;
    return Manoeuvre.of(
        sample, situation, placed ? t.latE6() : fix.latE6(), placed ? t.lonE6() : fix.lonE6());
  }

  @Override
  public long nextTimerMs(HarshState state, Settings settings) {
    if (state.isCalm()) {
      return NO_TIMER;
    }
    long next = NO_TIMER;
    for (HarshKind kind : HarshKind.values()) {
      Manoeuvre manoeuvre = state.underWay(kind);
      next = manoeuvre == null ? next : Math.min(next, manoeuvre.overAtMs());
    }
    return next;
  }

  @Override
  public Step<HarshState> timer(HarshState before, long atMs, Situation last) {
    HarshState after = before;
    List<Finding> findings = new ArrayList<>();
    for (HarshKind kind : HarshKind.values()) {
      Manoeuvre manoeuvre = before.underWay(kind);
      if (manoeuvre != null && manoeuvre.overAtMs() <= atMs) {
        tell(manoeuvre, kind, false, Alert.State.RESOLVED, last, findings);
        after = after.with(kind, null);
      }
    }
    return new Step<>(after, findings);
  }

  private static void tell(
      Manoeuvre manoeuvre,
      HarshKind kind,
      boolean open,
      Alert.State told,
      Situation situation,
      List<Finding> findings) {
    HarshEvent event =
        new HarshEvent(
            situation.telemetry().vehicleId(),
            kind,
            open,
            manoeuvre.driverId(),
            manoeuvre.tripId(),
            manoeuvre.startedAtMs(),
            manoeuvre.lastMs(),
            manoeuvre.peakMg(),
            manoeuvre.thresholdMg(),
            manoeuvre.severity(),
            manoeuvre.byDevice(),
            manoeuvre.byUs(),
            manoeuvre.basis(),
            manoeuvre.speedCkmph(),
            manoeuvre.latE6(),
            manoeuvre.lonE6());
    findings.add(event);
    findings.add(HarshAlert.of(event, told, manoeuvre.lastMs()));
  }

  /** A speed of a day ago says nothing any more. */
  @Override
  public HarshState residue(HarshState state, long atMs) {
    return state.isCalm() ? HarshState.NONE : state;
  }

  @Override
  public int schemaVersion() {
    return 2;
  }

  @Override
  public void write(HarshState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public HarshState read(ByteReader in, int writtenVersion) {
    return HarshState.read(in, writtenVersion);
  }
}
