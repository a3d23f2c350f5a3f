package io.fleet.simulator.motion;

import java.util.random.RandomGenerator;

/**
 * A vehicle's working day as a small machine: driving → stopping → idling → parked → starting →
 * driving. Rests of one fleet are spread over the cycle, so that only few vehicles rest at once.
 */
final class Duty {
  /** What the vehicle is about. */
  enum Phase {
    DRIVING,
    STOPPING,
    IDLING,
    PARKED,
    STARTING
  }

  private static final long SWITCH_OFF_MS = 8_000;
  private static final long WARM_UP_MS = 6_000;
  private static final double SHORTEST_SHARE = 0.25;

  private final DutyProfile profile;
  private final RandomGenerator random;
  private Phase phase = Phase.DRIVING;
  private long nextRestMs;
  private long phaseEndMs = Long.MAX_VALUE;
  private long parkMs;

  /**
   * @param share where in the cycle this vehicle rests, 0–1
   */
  Duty(DutyProfile profile, long startMs, double share, RandomGenerator random) {
    this.profile = profile;
    this.random = random;
    this.nextRestMs = startMs + (long) (share * profile.cycle().toMillis());
  }

  Phase phase() {
    return phase;
  }

  boolean isEngineOn() {
    return phase != Phase.PARKED;
  }

  boolean wantsToMove() {
    return phase == Phase.DRIVING || phase == Phase.STOPPING;
  }

  /** Whether it is time to look for a place to stop. */
  boolean isRestDue(long timeMs) {
    return phase == Phase.DRIVING && timeMs >= nextRestMs;
  }

  void beginStopping() {
    phase = Phase.STOPPING;
  }

  /** Standing at the place chosen: draws what kind of rest it is. */
  void beginRest(long timeMs) {
    nextRestMs += profile.cycle().toMillis();
    phase = Phase.IDLING;
    if (random.nextDouble() < profile.idleShare()) {
      parkMs = 0;
      phaseEndMs = timeMs + drawn(profile.idle().toMillis());
    } else {
      parkMs = drawn(profile.park().toMillis());
      phaseEndMs = timeMs + SWITCH_OFF_MS;
    }
  }

  private long drawn(long longestMs) {
    return (long) (longestMs * (SHORTEST_SHARE + (1 - SHORTEST_SHARE) * random.nextDouble()));
  }

  /** Moves on when a phase of standing is over. */
  void advance(long timeMs) {
    if (timeMs < phaseEndMs) {
      return;
    }
    if (phase == Phase.IDLING && parkMs > 0) {
      enter(Phase.PARKED, timeMs + parkMs);
    } else if (phase == Phase.PARKED) {
      enter(Phase.STARTING, timeMs + WARM_UP_MS);
    } else {
      enter(Phase.DRIVING, Long.MAX_VALUE);
    }
  }

  private void enter(Phase next, long endMs) {
    phase = next;
    phaseEndMs = endMs;
  }
}
