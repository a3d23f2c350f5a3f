package io.fleet.local.accuracy;

import io.fleet.simulator.trial.TrialNoise;

/** The levels of noise a trial can be driven with. */
enum Noise {
  low(TrialNoise.LOW),
  real(TrialNoise.REAL),
  harsh(TrialNoise.HARSH);

  private final TrialNoise level;

  Noise(TrialNoise level) {
    this.level = level;
  }

  TrialNoise level() {
    return level;
  }

  /** Whether rules are to reach their targets with it. */
  boolean isOfTargets() {
    return this != harsh;
  }
}
