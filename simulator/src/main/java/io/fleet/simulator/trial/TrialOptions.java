package io.fleet.simulator.trial;

import java.time.Duration;
import java.time.Instant;

/**
 * What trials are made of besides their seed.
 *
 * @param vehicles how many run errands, 1–10,000; 0 where there are rounds
 * @param start first instant
 * @param duration how long each vehicle is driven, 10 min – 400 days
 * @param sampling between two messages of a vehicle, whole seconds, 1–60
 * @param noise of devices and their way
 * @param rounds vehicles beside these that each drive a delivery round, 0–1,000; a round takes as
 *     long as it takes, and with any the vehicles drive among geofences
 * @param first number of its first vehicle, 1 – 1,000,000: trials of one seed and other numbers are
 *     other vehicles of one fleet, in one town
 */
public record TrialOptions(
    int vehicles,
    Instant start,
    Duration duration,
    Duration sampling,
    TrialNoise noise,
    int rounds,
    int first) {
  /** After so long every round and every plan is over. */
  private static final Duration ROUNDS_ARE_OVER = Duration.ofHours(40);

  /** Refuses what cannot be judged. */
  public TrialOptions {
    require(rounds >= 0 && rounds <= 1_000, "0 – 1,000 rounds");
    require(vehicles >= (rounds == 0 ? 1 : 0), "1 – 10,000 vehicles");
    require(vehicles <= 10_000, "1 – 10,000 vehicles");
    require(duration.compareTo(Duration.ofMinutes(10)) >= 0, "at least 10 minutes");
    require(duration.compareTo(Duration.ofDays(400)) <= 0, "at most 400 days");
    require(first >= 1 && first <= 1_000_000, "a first number of 1 – 1,000,000");
    long ms = sampling.toMillis();
    require(ms >= 1_000 && ms <= 60_000 && ms % 1_000 == 0, "sampling of 1 – 60 whole seconds");
  }

  /** A trial without rounds. */
  public TrialOptions(
      int vehicles, Instant start, Duration duration, Duration sampling, TrialNoise noise) {
    this(vehicles, start, duration, sampling, noise, 0);
  }

  /** A trial of the fleet's first vehicles. */
  public TrialOptions(
      int vehicles,
      Instant start,
      Duration duration,
      Duration sampling,
      TrialNoise noise,
      int rounds) {
    this(vehicles, start, duration, sampling, noise, rounds, 1);
  }

  /** Rounds alone of other vehicles of the fleet, that begin on another day. */
  public TrialOptions roundsOf(int firstVehicle, Instant otherStart) {
    return new TrialOptions(0, otherStart, duration, sampling, noise, rounds, firstVehicle);
  }

  /** By when every vehicle is parked for good. */
  public Instant end() {
    boolean isLonger = rounds > 0 && duration.compareTo(ROUNDS_ARE_OVER) < 0;
    return start.plus(isLonger ? ROUNDS_ARE_OVER : duration);
  }

  private static void require(boolean met, String demand) {
    if (!met) {
      throw new IllegalArgumentException("a trial needs " + demand);
    }
  }
}
