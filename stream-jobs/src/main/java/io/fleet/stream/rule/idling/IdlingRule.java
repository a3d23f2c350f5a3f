package io.fleet.stream.rule.idling;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;

/**
 * Finds idling: the engine is known to be on ({@code ignition} true or {@code rpm} above 0) and the
 * vehicle stands, for some time, counted from the first second of both. A gap of more than 200 s
 * ends it at the last event, and after it the engine must be told of anew. With {@code pto} true
 * the engine works; electric vehicles do not idle; some fences let engines run; without a signal of
 * the engine nothing is guessed.
 */
public final class IdlingRule implements Rule<IdlingState> {
  static final long LONGEST_GAP_MS = 200_000;

  /** Where events are farther apart, nobody knows how long it went on after the last. */
  static final long DENSE_SAMPLING_MS = 10_000;

  static final long MEDIUM_FROM_MS = 600_000;
  static final long HIGH_FROM_MS = 1_800_000;

  @Override
  public String name() {
    return "idling";
  }

  @Override
  public IdlingState initial() {
    return IdlingState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Step<IdlingState> step(IdlingState before, Situation situation) {
    Telemetry t = situation.telemetry();
    boolean engineOn = engineOn(before, t);
    boolean ptoOn = t.has(TelemetryField.PTO) ? t.isTrue(TelemetryField.PTO) : before.ptoOn();
    boolean idles =
        engineOn
            && !ptoOn
            && situation.motion().isStanding()
            && situation.settings().idling().judged()
            && !situation.surroundings().idleOk();
    Stretch stretch = before.stretch();
    boolean droveOn = stretch != null && situation.motion().departure() != null;
    if (!idles || droveOn) {
      IdlingState after =
          idles
              ? new IdlingState(engineOn, ptoOn, Stretch.beginning(situation))
              : before.resting(engineOn, ptoOn);
      return stretch == null
          ? Step.unchanged(after)
          : end(after, stretch, endMs(stretch, situation), situation);
    }
    if (situation.motion().isStandingDoubtful()) {
      return Step.unchanged(new IdlingState(engineOn, ptoOn, stretch));
    }
    Stretch lasts = stretch == null ? Stretch.beginning(situation) : stretch.lasting(situation);
    return tell(new IdlingState(engineOn, ptoOn, lasts), situation);
  }

  private static boolean engineOn(IdlingState before, Telemetry t) {
    return t.has(TelemetryField.IGNITION) || t.has(TelemetryField.RPM)
        ? t.isTrue(TelemetryField.IGNITION) || t.canonical(TelemetryField.RPM) > 0
        : before.engineOn();
  }

  /** Moving ends it at the first moving fix; nobody knows when, if the vehicle was found anew. */
  private static long endMs(Stretch stretch, Situation situation) {
    Motion motion = situation.motion();
    if (motion.departure() != null) {
      return motion.departure().timeMs();
    }
    return motion.isStanding() ? situation.timeMs() : stretch.lastEventMs();
  }

  private static Step<IdlingState> tell(IdlingState state, Situation situation) {
    Stretch stretch = state.stretch();
    long lastsMs = stretch.lastEventMs() - stretch.startedAtMs();
    int severity = severity(lastsMs);
    boolean opens = !stretch.told() && lastsMs >= situation.settings().idling().opensAfterMs();
    boolean worse = stretch.told() && severity > stretch.severity();
    if (!opens && !worse) {
      return Step.unchanged(state);
    }
    String vehicleId = situation.telemetry().vehicleId();
    IdlingEpisode episode = stretch.episode(vehicleId, true, stretch.lastEventMs(), severity);
    Alert.State told = opens ? Alert.State.OPENED : Alert.State.UPDATED;
    return Step.of(
        new IdlingState(state.engineOn(), state.ptoOn(), stretch.told(severity)),
        episode,
        IdlingAlert.of(episode, told, situation.timeMs()));
  }

  private static int severity(long lastsMs) {
    if (lastsMs < MEDIUM_FROM_MS) {
      return 1;
    }
    return lastsMs < HIGH_FROM_MS ? 2 : 3;
  }

  private static Step<IdlingState> end(
      IdlingState after, Stretch stretch, long endMs, Situation situation) {
    boolean dense = endMs - stretch.lastEventMs() <= DENSE_SAMPLING_MS;
    long knownMs = (dense ? endMs : stretch.lastEventMs()) - stretch.startedAtMs();
    if (!stretch.told() && knownMs < situation.settings().idling().opensAfterMs()) {
      return Step.unchanged(after);
    }
    long lastedMs = endMs - stretch.startedAtMs();
    int severity = Math.max(stretch.severity(), severity(lastedMs));
    IdlingEpisode episode =
        stretch.episode(situation.telemetry().vehicleId(), false, endMs, severity);
    return Step.of(after, episode, IdlingAlert.of(episode, Alert.State.RESOLVED, endMs));
  }

  @Override
  public long nextTimerMs(IdlingState state, Settings settings) {
    return state.stretch() == null ? NO_TIMER : state.stretch().lastEventMs() + LONGEST_GAP_MS + 1;
  }

  @Override
  public Step<IdlingState> timer(IdlingState before, long atMs, Situation last) {
    Stretch stretch = before.stretch();
    return end(before.resting(false, before.ptoOn()), stretch, stretch.lastEventMs(), last);
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(IdlingState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public IdlingState read(ByteReader in, int writtenVersion) {
    return IdlingState.read(in);
  }
}
