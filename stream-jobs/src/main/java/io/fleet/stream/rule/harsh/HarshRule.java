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
 * apart, unless the vehicle is known to be heard less often: then two that happen to be so close
 * are no measurement. Braking is judged from 15 km/h, cornering from 20 km/h. Samples of one
 * manoeuvre are one event, and so are a report of the device and a computed one within 5 s. It is
 * judged by the thresholds in force when it began, and told when it is certain but not before 3 s
 * are over, in which an earlier sample may still come; again when it turns out more severe, and
 * when it is over. What the accelerometer's error leaves open is decided when it is over.
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
    List<Sample> seen = Samples.of(before, t, good, situation.settings());
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

  /** A change is taken from a speed only if nothing doubtful came between. */
  private static HarshState withSpeedOf(HarshState before, Telemetry t, boolean good) {
    if (good && t.speedCkmph() != Telemetry.ABSENT) {
      return before.withSpeed(t.timestampMs(), t.speedCkmph());
    }
    return good || !t.hasPosition() ? before : before.withDoubt();
  }

  private static HarshState take(
      HarshState state, Sample sample, Situation situation, List<Finding> findings) {
    Manoeuvre known = state.underWay(sample.kind());
    if (known != null && known.takes(sample)) {
      Manoeuvre more = known.with(sample, situation);
      return state.with(sample.kind(), tellWhatIsNew(more, sample.kind(), situation, findings));
    }
    if (known != null) {
      tellAtTheEnd(known, sample.kind(), situation, findings);
    }
    Manoeuvre begun = begin(sample, situation);
    return state.with(sample.kind(), tellWhatIsNew(begun, sample.kind(), situation, findings));
  }

  /** Tells a manoeuvre when it is certain and its beginning too, and again when it is worse. */
  private static Manoeuvre tellWhatIsNew(
      Manoeuvre manoeuvre, HarshKind kind, Situation situation, List<Finding> findings) {
    return situation.timeMs() < manoeuvre.toldFromMs()
        ? manoeuvre
        : tellIfNew(manoeuvre, kind, situation, findings);
  }

  private static Manoeuvre tellIfNew(
      Manoeuvre manoeuvre, HarshKind kind, Situation situation, List<Finding> findings) {
    if (!manoeuvre.isCertain() || manoeuvre.severity() <= manoeuvre.toldSeverity()) {
      return manoeuvre;
    }
    Alert.State told = manoeuvre.toldSeverity() == 0 ? Alert.State.OPENED : Alert.State.UPDATED;
    tell(manoeuvre, kind, true, told, situation, findings);
    return manoeuvre.told();
  }

  /** What was too close to its threshold to be certain of is told when it is over, if at all. */
  private static void tellAtTheEnd(
      Manoeuvre manoeuvre, HarshKind kind, Situation situation, List<Finding> findings) {
    if (manoeuvre.isHarsh()) {
      tell(manoeuvre, kind, false, Alert.State.RESOLVED, situation, findings);
    }
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
      next = manoeuvre == null ? next : Math.min(next, manoeuvre.nextTimerMs());
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
        tellAtTheEnd(manoeuvre, kind, last, findings);
        after = after.with(kind, null);
      } else if (manoeuvre != null && manoeuvre.nextTimerMs() <= atMs) {
        after = after.with(kind, tellIfNew(manoeuvre, kind, last, findings));
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
            manoeuvre.peak().mg(),
            manoeuvre.thresholdMg(),
            manoeuvre.severity(),
            manoeuvre.byDevice(),
            manoeuvre.isHarshByUs(),
            manoeuvre.peak().basis(),
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
    return 3;
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
