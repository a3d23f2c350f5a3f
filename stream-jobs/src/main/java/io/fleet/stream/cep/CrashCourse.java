package io.fleet.stream.cep;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.crash.CrashAlert;
import io.fleet.stream.rule.crash.CrashEvent;
import io.fleet.stream.rule.crash.CrashVerdict;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what becomes of a suspected crash, by patterns over what the vehicle did after it.
 *
 * <p>While there is one, the changes of the vehicle's state become events: it halted, departed,
 * stood long enough, drove on, had its speed back at once. Each new one runs the patterns over all
 * of them, in vehicle time, as {@link PatternRule} does. A halt lasts until a fix says otherwise,
 * so a vehicle that halts and falls silent has stood: that is decided some seconds later than a fix
 * would have shown it.
 */
public final class CrashCourse implements Rule<CrashCourseState> {
  private static final int DRIVES_FROM_CKMPH = 1_500;
  private static final long DROVE_ON_AFTER_MS = 30_000;

  /** After a longer gap it is not known that it drove all the time. */
  private static final long LONGEST_GAP_MS = 60_000;

  /** A sensor's drop-out is over by then. */
  private static final long REGAINED_WITHIN_MS = 3_000;

  /** Clocks that tell whole seconds may put the halt before the impact. */
  private static final long CLOCK_MS = 1_000;

  /** Later halts have nothing to do with the impact. */
  private static final long LATEST_HALT_MS = 60_000;

  /** How long a fix is waited for before silence counts. */
  private static final long SILENCE_MS = 10_000;

  private final VehicleTimeEngine confirmation =
      new VehicleTimeEngine(CrashPatterns.confirmation());
  private final VehicleTimeEngine clearing = new VehicleTimeEngine(CrashPatterns.clearing());

  @Override
  public String name() {
    return "crash_course";
  }

  @Override
  public CrashCourseState initial() {
    return CrashCourseState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ZERO;
  }

  /** A new suspicion begins a course; the older one, if it is not over, ends with it. */
  @Override
  public Step<CrashCourseState> observe(
      CrashCourseState before, List<Finding> found, Situation situation) {
    CrashCourseState state = before;
    List<Finding> told = new ArrayList<>(0);
    for (Finding finding : found) {
      if (finding instanceof CrashEvent crash && crash.verdict() == CrashVerdict.SUSPECTED) {
        state = begin(state, crash, situation, told);
      }
    }
    return new Step<>(state, told);
  }

  private CrashCourseState begin(
      CrashCourseState before, CrashEvent crash, Situation situation, List<Finding> told) {
    if (before.crash() != null && before.crash().startedAtMs() == crash.startedAtMs()) {
      return again(before, crash, situation, told);
    }
    if (before.crash() != null) {
      over(before, situation, "had another impact", told);
    }
    CrashCourseState begun =
        CrashCourseState.NONE.with(crash).with(CrashPatterns.IMPACT, crash.startedAtMs());
    return follow(begun, situation, told);
  }

  /** More is known of the same impact; what has been decided of it stays. */
  private static CrashCourseState again(
      CrashCourseState before, CrashEvent crash, Situation situation, List<Finding> told) {
    if (before.crash().verdict() == CrashVerdict.SUSPECTED) {
      return before.with(crash);
    }
    CrashEvent known = before.crash();
    CrashEvent more =
        crash.decided(known.verdict(), known.decidedAtMs(), known.driverId(), known.tripId());
    told.add(more);
    told.add(CrashAlert.confirmed(more, situation.settings().crash().confirmAfterMs()));
    return before.with(more);
  }

  @Override
  public Step<CrashCourseState> step(CrashCourseState before, Situation situation) {
    if (before.crash() == null) {
      return Step.unchanged(before);
    }
    List<Finding> told = new ArrayList<>(0);
    return new Step<>(follow(before, situation, told), told);
  }

  private CrashCourseState follow(
      CrashCourseState before, Situation situation, List<Finding> told) {
    Motion motion = situation.motion();
    if (!motion.isAccepted()) {
      return before;
    }
    CrashCourseState state = standing(before, motion);
    state = driving(state, motion, situation.timeMs());
    long confirmAfterMs = situation.settings().crash().confirmAfterMs();
    if (isStanding(state) && situation.timeMs() - state.haltedMs() >= confirmAfterMs) {
      state = state.with(CrashPatterns.STOOD, state.haltedMs() + confirmAfterMs);
    }
    boolean nothingNew = state.seen().size() == before.seen().size();
    return nothingNew ? state : decide(state, situation, situation.timeMs(), told);
  }

  /** Whether it halted and has not been seen to stand long enough. */
  private static boolean isStanding(CrashCourseState state) {
    return state.haltedMs() != CrashCourseState.NEVER && state.hasJust(CrashPatterns.HALTED);
  }

  private static CrashCourseState standing(CrashCourseState state, Motion motion) {
    long impactMs = state.crash().startedAtMs();
    long sinceMs = motion.isStanding() ? motion.standingPlace().timeMs() : CrashCourseState.NEVER;
    if (sinceMs == state.haltedMs()) {
      return state;
    }
    CrashCourseState after = state.halted(sinceMs);
    boolean departed = state.hasJust(CrashPatterns.HALTED);
    if (departed) {
      after = after.with(CrashPatterns.DEPARTED, motion.fix().timeMs());
    }
    boolean judged = sinceMs >= impactMs - CLOCK_MS && sinceMs <= impactMs + LATEST_HALT_MS;
    return judged ? after.with(CrashPatterns.HALTED, Math.max(sinceMs, impactMs)) : after;
  }

  private static CrashCourseState driving(CrashCourseState state, Motion motion, long nowMs) {
    int speed = motion.speedCkmph();
    CrashEvent crash = state.crash();
    if (speed == Telemetry.ABSENT || nowMs <= crash.startedAtMs()) {
      return state;
    }
    if (isRegained(crash, speed, nowMs)) {
      return state.with(CrashPatterns.REGAINED, nowMs);
    }
    boolean fast = speed >= DRIVES_FROM_CKMPH;
    boolean goesOn =
        state.fastSinceMs() != CrashCourseState.NEVER
            && nowMs - state.lastFixMs() <= LONGEST_GAP_MS;
    long sinceMs = !fast ? CrashCourseState.NEVER : goesOn ? state.fastSinceMs() : nowMs;
    boolean drove = fast && nowMs - sinceMs >= DROVE_ON_AFTER_MS;
    CrashCourseState after = state.drives(sinceMs, nowMs);
    return drove ? after.with(CrashPatterns.DROVE_ON, nowMs) : after;
  }

  /** Whether the speed it lost is back too soon to have been lost. */
  private static boolean isRegained(CrashEvent crash, int speedCkmph, long nowMs) {
    return crash.lostCkmph() != Telemetry.ABSENT
        && nowMs - crash.startedAtMs() <= REGAINED_WITHIN_MS
        && speedCkmph >= crash.beforeCkmph() - crash.lostCkmph() / 2;
  }

  private CrashCourseState decide(
      CrashCourseState state, Situation situation, long atMs, List<Finding> told) {
    if (!state.seen().get(0).kind().equals(CrashPatterns.IMPACT)) {
      return CrashCourseState.NONE;
    }
    if (!clearing.firstMatch(state.seen()).isEmpty()) {
      boolean regained = state.hasJust(CrashPatterns.REGAINED);
      String why = regained ? "had its speed back within 3 s" : "drove on for 30 s";
      over(state, situation, why, told);
      return CrashCourseState.NONE;
    }
    boolean open = state.crash().verdict() == CrashVerdict.SUSPECTED;
    if (!open || confirmation.firstMatch(state.seen()).isEmpty()) {
      return state;
    }
    CrashEvent confirmed = decided(state.crash(), CrashVerdict.CONFIRMED, situation, atMs);
    told.add(confirmed);
    told.add(CrashAlert.confirmed(confirmed, situation.settings().crash().confirmAfterMs()));
    return state.with(confirmed);
  }

  /** What is confirmed stays so; what is only suspected is cleared. */
  private static void over(
      CrashCourseState state, Situation situation, String why, List<Finding> told) {
    long atMs = situation.timeMs();
    CrashEvent crash = state.crash();
    if (crash.verdict() == CrashVerdict.SUSPECTED) {
      crash = decided(crash, CrashVerdict.CLEARED, situation, atMs);
      told.add(crash);
    }
    told.add(CrashAlert.resolved(crash, atMs, why));
  }

  private static CrashEvent decided(
      CrashEvent crash, CrashVerdict verdict, Situation situation, long atMs) {
    return crash.decided(verdict, atMs, situation.driverId(), situation.tripId());
  }

  @Override
  public long nextTimerMs(CrashCourseState state, Settings settings) {
    return state.crash() != null && isStanding(state)
        ? state.haltedMs() + settings.crash().confirmAfterMs() + SILENCE_MS
        : NO_TIMER;
  }

  @Override
  public Step<CrashCourseState> timer(CrashCourseState before, long atMs, Situation last) {
    long confirmAfterMs = last.settings().crash().confirmAfterMs();
    CrashCourseState stood = before.with(CrashPatterns.STOOD, before.haltedMs() + confirmAfterMs);
    List<Finding> told = new ArrayList<>(0);
    return new Step<>(decide(stood, last, atMs, told), told);
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(CrashCourseState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public CrashCourseState read(ByteReader in, int writtenVersion) {
    return CrashCourseState.read(in);
  }
}
