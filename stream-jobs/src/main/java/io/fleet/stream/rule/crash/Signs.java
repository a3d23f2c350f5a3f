package io.fleet.stream.rule.crash;

import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.CrashSettings;

/** What one event says that may be about an impact. */
final class Signs {
  /** Slower vehicles do not crash, they bump. */
  static final int DRIVEN_FROM_CKMPH = 1_500;

  /** A vehicle that has only just come to a halt still rocks; it is not parked. */
  static final long PARKED_AFTER_MS = 5_000;

  private static final int MOVING_FROM_CKMPH = 500;

  /** A report of something longer ago has a clock nobody can use; it counts as of now. */
  private static final long OLDEST_REPORT_MS = 600_000;

  private static final int DROP_CKMPH = 2_500;

  /** Longitudinal acceleration with such a loss, 0.001 g: about half of what it comes to. */
  private static final int FELT_MG = -400;

  private static final int WORST_HDOP_C = 500;

  private Signs() {}

  /** Whether position and speed may be used. */
  static boolean isValid(Telemetry t, Motion motion) {
    int hdop = t.canonical(TelemetryField.HDOP);
    return motion.isAccepted()
        && t.speedCkmph() != Telemetry.ABSENT
        && (hdop == Telemetry.ABSENT || hdop <= WORST_HDOP_C);
  }

  /** Whether the event, by itself, can neither be a sign nor be needed to judge a later one. */
  static boolean isDull(Telemetry t, boolean valid, CrashSettings settings) {
    int peak = t.canonical(TelemetryField.ACCEL_PEAK);
    return (!valid || t.speedCkmph() < DRIVEN_FROM_CKMPH)
        && peak < settings.parkedImpactMg()
        && t.events().isEmpty();
  }

  /**
   * Whether the vehicle has stood since before the message ahead of this one. Its first fix that
   * moves is not the end of standing yet, but the shock may be the road's.
   */
  static boolean isParked(Motion motion, long nowMs) {
    return motion.isStanding()
        && motion.speedCkmph() < MOVING_FROM_CKMPH
        && nowMs - motion.standingPlace().timeMs() >= PARKED_AFTER_MS;
  }

  /**
   * Whether a fix lost so much since the last that it may be the sensor's, and no accelerometer
   * says that it was the vehicle's: the next fix will tell.
   */
  static boolean mayBeDropOut(Fix last, Fix fix, Telemetry t) {
    int along = t.canonical(TelemetryField.ACCEL_LONG);
    boolean felt = along != Telemetry.ABSENT && along <= FELT_MG;
    return last != null && !felt && last.speedCkmph() - fix.speedCkmph() >= DROP_CKMPH;
  }

  /** The crash the tracker reports, or null. */
  static DeviceEvent reported(Telemetry t) {
    for (DeviceEvent event : t.events()) {
      if (DeviceEvent.CRASH.equals(event.type())) {
        return event;
      }
    }
    return null;
  }

  /** When what the tracker reports happened. */
  static long timeMs(DeviceEvent event, Telemetry t) {
    boolean timed =
        event.atMs() != DeviceEvent.NO_TIME
            && event.atMs() <= t.timestampMs()
            && event.atMs() >= t.timestampMs() - OLDEST_REPORT_MS;
    return timed ? event.atMs() : t.timestampMs();
  }

  static int peakMg(DeviceEvent event) {
    return event.valueMg() == DeviceEvent.UNKNOWN ? Telemetry.ABSENT : Math.abs(event.valueMg());
  }

  static int speedCkmph(DeviceEvent event) {
    return event.speedCkmph() == DeviceEvent.UNKNOWN ? Telemetry.ABSENT : event.speedCkmph();
  }
}
