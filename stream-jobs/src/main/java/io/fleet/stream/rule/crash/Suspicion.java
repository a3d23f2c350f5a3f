package io.fleet.stream.rule.crash;

import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.harsh.Evidence;
import io.fleet.stream.rule.motion.Motion;

/** Makes of each sign of an impact what is told of it first. */
final class Suspicion {
  private Suspicion() {}

  /** A shock that cost speed, as a fix shows. */
  static CrashEvent of(Shock shock, Fix after, Situation situation) {
    return found(
        situation,
        shock.timeMs(),
        Evidence.ACCELEROMETER,
        shock.peakMg(),
        shock.before().speedCkmph(),
        shock.lostCkmph(after));
  }

  /** A loss of speed that stayed. */
  static CrashEvent of(SuddenLoss loss, Situation situation) {
    return found(
        situation,
        loss.to().timeMs(),
        Evidence.SPEED,
        Telemetry.ABSENT,
        loss.from().speedCkmph(),
        loss.lostCkmph());
  }

  /** What the tracker reports. */
  static CrashEvent of(DeviceEvent event, Situation situation) {
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
}
