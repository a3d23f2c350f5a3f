package io.fleet.simulator.motion;

import java.time.Duration;

/**
 * How a day goes: drive, rest once per cycle, drive on. A rest is idling with the engine on,
 * parking with the engine off, or first one and then the other; never more than a third of a cycle.
 *
 * @param cycle from one rest to the next
 * @param idle the longest idle; the shortest is a quarter of it
 * @param park the longest parking; the shortest is a quarter of it
 * @param idleShare share of rests that are idles, 0–1
 */
public record DutyProfile(Duration cycle, Duration idle, Duration park, double idleShare) {
  /** A busy fleet: one vehicle in twelve rests at any moment. */
  public static final DutyProfile BUSY =
      new DutyProfile(
          Duration.ofMinutes(60), Duration.ofSeconds(240), Duration.ofSeconds(400), 0.4);

  /** Refuses profiles in which driving would be the exception. */
  public DutyProfile {
    if (idle.isNegative() || park.isNegative() || cycle.isNegative() || cycle.isZero()) {
      throw new IllegalArgumentException("durations of a duty profile must be positive");
    }
    if (idle.plus(park).multipliedBy(3).compareTo(cycle) > 0) {
      throw new IllegalArgumentException("rests of " + idle.plus(park) + " in cycles of " + cycle);
    }
    if (!(idleShare >= 0 && idleShare <= 1)) {
      throw new IllegalArgumentException("idleShare " + idleShare);
    }
  }
}
