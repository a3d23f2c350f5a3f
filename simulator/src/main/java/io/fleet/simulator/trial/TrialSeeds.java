package io.fleet.simulator.trial;

import io.fleet.simulator.Seeds;
import java.util.random.RandomGenerator;

/** Independent random numbers for each part of each vehicle of a trial. */
final class TrialSeeds {
  private final Seeds seeds;

  TrialSeeds(long seed) {
    this.seeds = new Seeds(seed);
  }

  /** Where rounds are driven. */
  RandomGenerator town() {
    return seeds.generator(Seeds.Part.CITY, 0);
  }

  /** What it does; the only one that decides the truth. */
  RandomGenerator script(int vehicle) {
    return seeds.generator(Seeds.Part.SCRIPT, vehicle);
  }

  RandomGenerator sensors(int vehicle) {
    return seeds.generator(Seeds.Part.SENSORS, vehicle);
  }

  RandomGenerator device(int vehicle) {
    return seeds.generator(Seeds.Part.DEVICE, vehicle);
  }

  RandomGenerator transmission(int vehicle) {
    return seeds.generator(Seeds.Part.TRANSMISSION, vehicle);
  }
}
