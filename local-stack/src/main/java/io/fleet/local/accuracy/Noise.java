package io.fleet.local.accuracy;

import io.fleet.simulator.trial.TrialNoise;
import java.util.Locale;

/** The levels of noise a trial can be driven with. */
enum Noise {
  LOW(TrialNoise.LOW),
  REAL(TrialNoise.REAL),
  HARSH(TrialNoise.HARSH);

  private final TrialNoise level;

  Noise(TrialNoise level) {
    this.level = level;
  }

  TrialNoise level() {
    return level;
  }

  /** Whether rules are to reach their targets with it. */
  boolean isOfTargets() {
    return this != HARSH;
  }

  /** The word on the command line and in reports. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
