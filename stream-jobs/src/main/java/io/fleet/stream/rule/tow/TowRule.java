package io.fleet.stream.rule.tow;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.settings.TripSettings;
import io.fleet.stream.rule.tow.TowState.Phase;
import io.fleet.stream.rule.tow.TowedMovement.ClosedBy;
import io.fleet.stream.rule.tow.TowedMovement.Source;
import java.time.Duration;

/**
 * Finds vehicles that are moved and not driven: the ignition is known to be off, and three
 * successive believed fixes lead away from where the vehicle was parked, the last more than 200 m
 * from there. What the tracker itself calls a tow counts at once. It ends as a trip with the
 * ignition off does, with standing or no data for as long as the settings say, or with the ignition
 * on.
 */
public final class TowRule implements Rule<TowState> {
  static final double AWAY_M = 200;
  static final int FIXES_AWAY = 3;

  /** Each update tells of a movement at least so many times as far as the one before. */
  static final int FARTHER_TIMES = 2;

  @Override
  public String name() {
    return "tow";
  }

  @Override
  public TowState initial() {
    return TowState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ZERO;
  }

  @Override
  public Step<TowState> step(TowState before, Situation situation) {
    Motion motion = situation.motion();
    if (motion.isIgnitionOn()) {
      return endedByIgnition(before, situation);
    }
    boolean reported = isReported(situation.telemetry());
    if (before.phase == Phase.NONE && !reported) {
      return Step.unchanged(begins(before, motion) ? tried(before, motion) : park(before, motion));
    }
    if (before.phase == Phase.CANDIDATE && motion.isRelocated()) {
      return Step.unchanged(before.parkedAt(before.parked));
    }
    TowState state = before.phase == Phase.NONE ? alarmed(before, motion) : before.copy();
    state.lastEventMs = situation.timeMs();
    if (reported) {
      state.startedAtMs = state.phase == Phase.NONE ? situation.timeMs() : state.startedAtMs;
      state.reportedAtMs = situation.timeMs();
    }
    if (before.phase != Phase.NONE && motion.isAccepted()) {
      move(state, motion);
    }
    return tell(state, situation, reported);
  }

  private static Step<TowState> endedByIgnition(TowState before, Situation situation) {
    TowState after = before.parkedAt(null);
    return before.phase == Phase.OPEN
        ? end(before, after, ClosedBy.IGNITION_ON, situation)
        : Step.unchanged(after);
  }

  private static boolean isReported(Telemetry t) {
    if (t.events().isEmpty()) {
      return false;
    }
    for (DeviceEvent event : t.events()) {
      if (event.type().equals(DeviceEvent.TOW)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a parked vehicle has begun to move; after a silence it may be found on its way. */
  private static boolean begins(TowState before, Motion motion) {
    return motion.isIgnitionOff()
        && motion.isAccepted()
        && !motion.isStanding()
        && (motion.departure() != null || (motion.isRelocated() && before.parked != null));
  }

  private static TowState park(TowState before, Motion motion) {
    return motion.isIgnitionOff() && motion.isStanding()
        ? before.parkedAt(motion.standingPlace())
        : before;
  }

  private static TowState tried(TowState before, Motion motion) {
    TowState state = before.copy();
    boolean departs = motion.departure() != null;
    Place start = departs ? motion.departure() : motion.fix();
    state.phase = Phase.CANDIDATE;
    state.parked = departs ? motion.departedFrom() : before.parked;
    state.startedAtMs = start.timeMs();
    state.last = start;
    state.fixesAway = 1;
    state.distanceMm = motion.legMm();
    state.lastEventMs = motion.fix().timeMs();
    countFix(state, motion.fix());
    return state;
  }

  private static TowState alarmed(TowState before, Motion motion) {
    TowState state = before.copy();
    state.parked = motion.isStanding() ? motion.standingPlace() : motion.fix();
    state.last = motion.fix();
    state.standing = motion.standingPlace();
    return state;
  }

  private static void move(TowState state, Motion motion) {
    state.distanceMm += motion.legMm();
    state.standing = motion.standingPlace();
    state.parked = state.parked == null ? motion.fix() : state.parked;
    if (motion.isStanding() && !motion.standingBegan()) {
      state.fixesAway = 0;
    } else {
      countFix(state, motion.fix());
    }
  }

  /** Counts fixes that lead away from where it was parked, each farther than the one before. */
  private static void countFix(TowState state, Place fix) {
    if (fix.equals(state.last)) {
      return;
    }
    boolean farther =
        state.last == null || state.parked.distanceM(fix) > state.parked.distanceM(state.last);
    state.fixesAway = farther ? Math.min(state.fixesAway + 1, FIXES_AWAY) : 0;
    state.last = fix;
  }

  private static Step<TowState> tell(TowState state, Situation situation, boolean reported) {
    double awayM = state.last == null ? 0 : state.parked.distanceM(state.last);
    boolean computed = state.fixesAway >= FIXES_AWAY && awayM > AWAY_M;
    boolean wasOpen = state.phase == Phase.OPEN;
    if (!wasOpen && !reported && !computed) {
      return Step.unchanged(state);
    }
    Source source = source(state, wasOpen, reported, computed);
    boolean news = !wasOpen || source != state.source;
    if (!news && (!computed || awayM < state.toldAtM * FARTHER_TIMES)) {
      return Step.unchanged(state);
    }
    state.phase = Phase.OPEN;
    state.source = source;
    state.toldAtM = Math.max(awayM, AWAY_M);
    TowedMovement tow = movement(state, null, state.last, situation);
    Alert.State told = wasOpen ? Alert.State.UPDATED : Alert.State.OPENED;
    return Step.of(state, tow, TowAlert.of(tow, told, situation.timeMs()));
  }

  private static Source source(
      TowState state, boolean wasOpen, boolean reported, boolean computed) {
    boolean byDevice = reported || (wasOpen && state.source != Source.COMPUTED);
    boolean byFixes = computed || (wasOpen && state.source != Source.DEVICE);
    if (byDevice && byFixes) {
      return Source.BOTH;
    }
    return byDevice ? Source.DEVICE : Source.COMPUTED;
  }

  @Override
  public long nextTimerMs(TowState state, Settings settings) {
    return state.phase == Phase.NONE ? NO_TIMER : endMs(state, settings.trip());
  }

  private static long endMs(TowState state, TripSettings settings) {
    long end = state.lastEventMs + settings.noDataMs();
    if (state.standing == null) {
      return end;
    }
    long since = Math.max(state.standing.timeMs(), state.reportedAtMs);
    return Math.min(end, since + settings.ignitionOffMs());
  }

  @Override
  public Step<TowState> timer(TowState before, long atMs, Situation last) {
    boolean stands = before.standing != null;
    TowState after = before.parkedAt(stands ? before.standing : before.parked);
    return before.phase == Phase.OPEN
        ? end(before, after, stands ? ClosedBy.STANDING : ClosedBy.NO_DATA, last)
        : Step.unchanged(after);
  }

  private static Step<TowState> end(
      TowState state, TowState after, ClosedBy closedBy, Situation situation) {
    Place last = state.standing != null ? state.standing : state.last;
    TowedMovement tow = movement(state, closedBy, last, situation);
    return Step.of(after, tow, TowAlert.of(tow, Alert.State.RESOLVED, tow.endedAtMs()));
  }

  private static TowedMovement movement(
      TowState state, ClosedBy closedBy, Place last, Situation situation) {
    return new TowedMovement(
        situation.telemetry().vehicleId(),
        closedBy,
        state.source,
        state.startedAtMs,
        state.parked,
        last,
        state.distanceMm);
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(TowState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public TowState read(ByteReader in, int writtenVersion) {
    return TowState.read(in);
  }
}
