package io.fleet.stream.rule.duty;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DriverActivity;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;

/**
 * Tells what the driver of a vehicle does. While the vehicle drives that is driving, whatever the
 * driver told, halts shorter than 60 s included; only rest told while the ignition is not known to
 * be on is rest on a ferry or a train. In a standing vehicle it is what the driver told last, else
 * standing. A driver stays the driver of a moving vehicle until another is named; nobody is when it
 * stands and none is named, and while it drives in private. No data for as long as ends a trip ends
 * a segment, at the last event.
 */
public final class DutyRule implements Rule<DutyState> {
  /** A halt of less is part of the driving. */
  static final long HALT_MS = 60_000;

  /** How often a segment that goes on is told again. */
  static final long REFRESH_MS = 30_000;

  @Override
  public String name() {
    return "duty";
  }

  @Override
  public DutyState initial() {
    return DutyState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Step<DutyState> step(DutyState before, Situation situation) {
    if (!before.isOpen() && situation.driverId() == null) {
      return Step.unchanged(before);
    }
    String driver = driver(before, situation);
    if (driver == null && !before.isOpen()) {
      return Step.unchanged(before);
    }
    if (driver == null) {
      return close(before, situation, boundaryMs(situation));
    }
    DriverActivity told = told(before, driver, situation.telemetry());
    DutyKind kind = kind(before, driver, told, situation);
    boolean same = before.isOpen() && kind == before.kind() && driver.equals(before.driverId());
    if (same && told == before.told()) {
      return Step.unchanged(before);
    }
    long sinceMs = same ? before.sinceMs() : sinceMs(before, kind, situation);
    long checkAtMs = same ? before.checkAtMs() : situation.timeMs() + REFRESH_MS;
    DutyState after = new DutyState(driver, kind, sinceMs, told, checkAtMs);
    if (same) {
      return Step.unchanged(after);
    }
    String vehicleId = situation.telemetry().vehicleId();
    DutySegment begun = after.segment(vehicleId, situation.timeMs(), true);
    return before.isOpen()
        ? Step.of(after, before.segment(vehicleId, sinceMs, false), begun)
        : Step.of(after, begun);
  }

  /** Nobody can leave a moving vehicle; a private drive is nobody's. */
  private static String driver(DutyState before, Situation situation) {
    if (situation.telemetry().isTrue(TelemetryField.PRIVATE)) {
      return null;
    }
    boolean goesOn = situation.driverId() == null && isMoving(situation.motion());
    return goesOn && before.isOpen() ? before.driverId() : situation.driverId();
  }

  private static boolean isMoving(Motion motion) {
    return motion.fix() != null && !motion.isStanding();
  }

  /** What was told holds until something else is, or somebody else drives. */
  private static DriverActivity told(DutyState before, String driver, Telemetry telemetry) {
    if (telemetry.driverActivity() != null) {
      return telemetry.driverActivity();
    }
    return driver.equals(before.driverId()) ? before.told() : null;
  }

  private static DutyKind kind(
      DutyState before, String driver, DriverActivity told, Situation situation) {
    Motion motion = situation.motion();
    if (isMoving(motion)) {
      boolean carried =
          told == DriverActivity.REST && !situation.telemetry().isTrue(TelemetryField.IGNITION);
      return carried ? DutyKind.REST : DutyKind.DRIVING;
    }
    boolean drove = before.kind() == DutyKind.DRIVING && driver.equals(before.driverId());
    return drove && isShortHalt(motion, situation.timeMs())
        ? DutyKind.DRIVING
        : DutyKind.whileStanding(told);
  }

  private static boolean isShortHalt(Motion motion, long atMs) {
    return motion.isStanding() && atMs < motion.standingPlace().timeMs() + HALT_MS;
  }

  /** A halt counts from its beginning, driving from the first moving fix. */
  private static long sinceMs(DutyState before, DutyKind kind, Situation situation) {
    long atMs = situation.timeMs();
    Motion motion = situation.motion();
    if (kind == DutyKind.DRIVING && motion.departure() != null) {
      atMs = motion.departure().timeMs();
    } else if (before.kind() == DutyKind.DRIVING && motion.isStanding()) {
      atMs = motion.standingPlace().timeMs();
    }
    return before.isOpen() ? Math.max(before.sinceMs(), atMs) : atMs;
  }

  private static long boundaryMs(Situation situation) {
    Motion motion = situation.motion();
    return motion.isStanding() ? motion.standingPlace().timeMs() : situation.timeMs();
  }

  private static Step<DutyState> close(DutyState before, Situation situation, long atMs) {
    long endMs = before.kind() == DutyKind.DRIVING ? atMs : situation.timeMs();
    return Step.of(DutyState.NONE, before.segment(situation.telemetry().vehicleId(), endMs, false));
  }

  @Override
  public long nextTimerMs(DutyState state, Settings settings) {
    return state.checkAtMs();
  }

  @Override
  public Step<DutyState> timer(DutyState before, long atMs, Situation last) {
    String vehicleId = last.telemetry().vehicleId();
    long heardMs = last.timeMs();
    if (atMs >= heardMs + last.settings().trip().noDataMs()) {
      return Step.of(DutyState.NONE, before.segment(vehicleId, endMs(before, last), false));
    }
    DutyState after = before.checkedAgainAt(atMs + REFRESH_MS);
    Motion motion = last.motion();
    if (before.kind() == DutyKind.DRIVING && motion.isStanding() && !isShortHalt(motion, atMs)) {
      long haltMs = Math.max(before.sinceMs(), motion.standingPlace().timeMs());
      DutyKind kind = DutyKind.whileStanding(before.told());
      after = new DutyState(before.driverId(), kind, haltMs, before.told(), after.checkAtMs());
      return Step.of(
          after,
          before.segment(vehicleId, haltMs, false),
          after.segment(vehicleId, Math.max(haltMs, heardMs), true));
    }
    boolean news = isTold(before.kind()) && heardMs > atMs - REFRESH_MS;
    return news
        ? Step.of(after, before.segment(vehicleId, endMs(before, last), true))
        : Step.unchanged(after);
  }

  /** Only what counts against somebody is told again while it lasts. */
  private static boolean isTold(DutyKind kind) {
    return kind == DutyKind.DRIVING || kind == DutyKind.WORK;
  }

  /** Driving that has come to a halt is known to have lasted until the halt. */
  private static long endMs(DutyState state, Situation last) {
    Motion motion = last.motion();
    return state.kind() == DutyKind.DRIVING && motion.isStanding()
        ? Math.max(state.sinceMs(), motion.standingPlace().timeMs())
        : last.timeMs();
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(DutyState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public DutyState read(ByteReader in, int writtenVersion) {
    return DutyState.read(in);
  }
}
