package io.fleet.stream.rule.harsh;

import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.HarshThresholds;
import io.fleet.stream.rule.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the signs of manoeuvres out of one event: what the device reports, else what its
 * accelerometer shows, else what two speeds at most 3 s apart show.
 */
final class Samples {
  /** Slower sampling than this is not judged by speeds. */
  static final long LONGEST_INTERVAL_MS = 3_000;

  /** A whole-second clock makes shorter intervals meaningless. */
  static final long SHORTEST_INTERVAL_MS = 500;

  /** More than tyres can give: a drop-out of the speed, or a crash, but no manoeuvre. */
  static final int MOST_BY_TYRES_MG = 1_200;

  /** A report of something longer ago has a clock nobody can use; it counts as of now. */
  static final long OLDEST_REPORT_MS = 600_000;

  private static final int WORST_HDOP_C = 500;
  private static final double STANDARD_GRAVITY_MPS2 = 9.80665;
  private static final double MG_PER_CKMPH_PER_MS = 1_000_000 / (360 * STANDARD_GRAVITY_MPS2);

  private Samples() {}

  /** Whether speed and position of the event may be used. */
  static boolean isGood(Telemetry t, Motion motion) {
    int hdop = t.canonical(TelemetryField.HDOP);
    return motion.isAccepted() && (hdop == Telemetry.ABSENT || hdop <= WORST_HDOP_C);
  }

  /**
   * All signs in one event, mostly none. The accelerometer is no part of the receiver: what it says
   * beside a bad fix, or without one, counts, at the speed known of the last 3 s.
   *
   * @param good whether the event's speed may be used
   */
  static List<Sample> of(HarshState before, Telemetry t, boolean good, Settings settings) {
    HarshThresholds thresholds = settings.harsh();
    int speed = Math.max(lastSpeed(before, t), good ? t.speedCkmph() : Telemetry.ABSENT);
    Sample along = along(before, t, good, speed, settings);
    Sample across = across(t, speed, thresholds);
    if (along == null && across == null && t.events().isEmpty()) {
      return List.of();
    }
    List<Sample> all = new ArrayList<>();
    for (DeviceEvent event : t.events()) {
      HarshKind kind = HarshKind.ofDeviceEvent(event);
      addIfThere(kind == null ? null : reported(t, event, kind), all);
    }
    addIfThere(along, all);
    addIfThere(across, all);
    return all;
  }

  private static void addIfThere(Sample sample, List<Sample> all) {
    if (sample != null) {
      all.add(sample);
    }
  }

  private static Sample reported(Telemetry t, DeviceEvent event, HarshKind kind) {
    boolean timed =
        event.atMs() != DeviceEvent.NO_TIME
            && event.atMs() <= t.timestampMs()
            && event.atMs() >= t.timestampMs() - OLDEST_REPORT_MS;
    int magnitude = event.valueMg() == DeviceEvent.UNKNOWN ? 0 : Math.abs(event.valueMg());
    int speed = event.speedCkmph() == DeviceEvent.UNKNOWN ? t.speedCkmph() : event.speedCkmph();
    return new Sample(
        kind, timed ? event.atMs() : t.timestampMs(), magnitude, Evidence.DEVICE, speed);
  }

  private static Sample along(
      HarshState before, Telemetry t, boolean good, int speed, Settings settings) {
    HarshThresholds thresholds = settings.harsh();
    int along = t.canonical(TelemetryField.ACCEL_LONG);
    if (along != Telemetry.ABSENT) {
      return judged(kind(along), Math.abs(along), Evidence.ACCELEROMETER, t, speed, thresholds);
    }
    int last = lastSpeed(before, t);
    long intervalMs = t.timestampMs() - before.speedAtMs();
    if (!good
        || settings.sampling().slowerThan(LONGEST_INTERVAL_MS)
        || before.isDoubtful()
        || last == Telemetry.ABSENT
        || t.speedCkmph() == Telemetry.ABSENT
        || intervalMs < SHORTEST_INTERVAL_MS) {
      return null;
    }
    int change = t.speedCkmph() - last;
    int magnitude = (int) Math.round(Math.abs(change) * MG_PER_CKMPH_PER_MS / intervalMs);
    return magnitude > MOST_BY_TYRES_MG
        ? null
        : judged(kind(change), magnitude, Evidence.SPEED, t, last, thresholds);
  }

  private static Sample across(Telemetry t, int speed, HarshThresholds thresholds) {
    int across = t.canonical(TelemetryField.ACCEL_LAT);
    return across == Telemetry.ABSENT
        ? null
        : judged(
            HarshKind.CORNERING, Math.abs(across), Evidence.ACCELEROMETER, t, speed, thresholds);
  }

  private static HarshKind kind(int along) {
    return along < 0 ? HarshKind.BRAKING : HarshKind.ACCELERATION;
  }

  /** The last good speed if it is recent, else absent. */
  private static int lastSpeed(HarshState before, Telemetry t) {
    boolean recent = t.timestampMs() - before.speedAtMs() <= LONGEST_INTERVAL_MS;
    return recent ? before.speedCkmph() : Telemetry.ABSENT;
  }

  /** The sample if it may be part of a manoeuvre at that speed, else null. */
  private static Sample judged(
      HarshKind kind,
      int magnitudeMg,
      Evidence basis,
      Telemetry t,
      int speedCkmph,
      HarshThresholds thresholds) {
    boolean fast = kind.fromCkmph() == 0 || speedCkmph >= kind.fromCkmph();
    int errorMg = basis == Evidence.ACCELEROMETER ? Peak.ERROR_MG : 0;
    return fast && magnitudeMg >= kind.thresholdMg(thresholds) - errorMg
        ? new Sample(kind, t.timestampMs(), magnitudeMg, basis, speedCkmph)
        : null;
  }
}
