package io.fleet.simulator.truth;

import io.fleet.simulator.motion.TrueMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A motion that is known beforehand, straight on, watched every 20 ms. */
final class KnownMotion implements TrueMotion {
  static final long START_MS = 1_772_431_200_000L;
  private static final int STEP_MS = 20;

  private final List<Label> labels = new ArrayList<>();
  private final Truth truth = new Truth("van-1", "driver-1", STEP_MS, labels::add);
  private long timeMs = START_MS;
  private double speedMps;
  private double alongMps2;
  private double acrossMps2;
  private double odometerM;
  private double limitKmph = 50;
  private boolean engineOn = true;
  private boolean towed;

  KnownMotion at(double kmph) {
    speedMps = kmph / 3.6;
    return this;
  }

  KnownMotion limit(double kmph) {
    limitKmph = kmph;
    return this;
  }

  KnownMotion engine(boolean on) {
    engineOn = on;
    return this;
  }

  KnownMotion towed(boolean isTowed) {
    towed = isTowed;
    return this;
  }

  KnownMotion hold(double seconds) {
    return drive(seconds, 0, 0);
  }

  /** Accelerations in g. */
  KnownMotion drive(double seconds, double alongG, double acrossG) {
    for (long left = Math.round(seconds * 1_000 / STEP_MS); left > 0; left--) {
      double next = Math.max(0, speedMps + alongG * 9.80665 * STEP_MS / 1_000);
      alongMps2 = (next - speedMps) * 1_000 / STEP_MS;
      acrossMps2 = acrossG * 9.80665;
      odometerM += (next + speedMps) / 2 * STEP_MS / 1_000;
      speedMps = next;
      timeMs += STEP_MS;
      truth.step(this, towed);
    }
    return this;
  }

  List<Label> labels(LabelKind kind) {
    return labels.stream().filter(label -> label.kind() == kind).toList();
  }

  Label only(LabelKind kind) {
    List<Label> found = labels(kind);
    return Optional.of(found)
        .filter(all -> all.size() == 1)
        .orElseThrow(() -> new AssertionError(found.size() + " of " + kind))
        .get(0);
  }

  KnownMotion end() {
    truth.end();
    return this;
  }

  @Override
  public long timeMs() {
    return timeMs;
  }

  @Override
  public double xM() {
    return odometerM;
  }

  @Override
  public double yM() {
    return 0;
  }

  @Override
  public double headingDeg() {
    return 90;
  }

  @Override
  public double speedMps() {
    return speedMps;
  }

  @Override
  public double longitudinalMps2() {
    return alongMps2;
  }

  @Override
  public double lateralMps2() {
    return acrossMps2;
  }

  @Override
  public double limitKmph() {
    return limitKmph;
  }

  @Override
  public double odometerM() {
    return odometerM;
  }

  @Override
  public boolean isEngineOn() {
    return engineOn;
  }
}
