package io.fleet.simulator.trial;

import java.time.Duration;
import java.time.Instant;

/**
 * What trials are made of besides their seed.
 *
 * @param vehicles how many, 1–10,000
 * @param start first instant
 * @param duration how long each vehicle is driven, 10 min – 400 days
 * @param sampling between two messages of a vehicle, whole seconds, 1–60
 * @param noise of devices and their way
 */
public record TrialOptions(
    int vehicles, Instant start, Duration duration, Duration sampling, TrialNoise noise) {
  /** Refuses what cannot be judged. */
  public TrialOptions {
    require(vehicles >= 1 && vehicles <= 10_000, "1 – 10,000 vehicles");
    require(duration.compareTo(Duration.ofMinutes(10)) >= 0, "at least 10 minutes");
    require(duration.compareTo(Duration.ofDays(400)) <= 0, "at most 400 days");
    long ms = sampling.toMillis();
    require(ms >= 1_000 && ms <= 60_000 && ms % 1_000 == 0, "sampling of 1 – 60 whole seconds");
  }

  private static void require(boolean met, String demand) {
    if (!met) {
      throw new IllegalArgumentException("a trial needs " + demand);
    }
  }
}
