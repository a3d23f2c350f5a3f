package io.fleet.simulator.round;

import java.time.Duration;

/**
 * How long a round is, and what a dispatcher promises on it.
 *
 * @param addresses that are gone to
 * @param around of the town's addresses, so many that are nearest to each other are gone to
 * @param leastStops doors at these addresses, at least
 * @param shortestServiceS planned, seconds; the longest is six steps more
 * @param serviceStepS one step, seconds
 * @param plannedHaltS what a dispatcher adds for each stop, seconds
 * @param windows that are promised
 * @param restS half way, seconds
 * @param breakdownS of one round in three, seconds
 * @param farewellS how long the vehicle is heard of after it is back, seconds
 * @param sleeps whether its device is then heard of once an hour, until the plan is over
 */
public record RoundStyle(
    int addresses,
    int around,
    int leastStops,
    int shortestServiceS,
    int serviceStepS,
    double plannedHaltS,
    WindowStyle windows,
    Span restS,
    Span breakdownS,
    double farewellS,
    boolean sleeps) {
  /** A working day, as rules are judged by it. */
  public static final RoundStyle DAY =
      new RoundStyle(
          62,
          Town.ADDRESSES,
          82,
          60,
          30,
          75,
          new WindowStyle(
              0.10,
              0.12,
              Duration.ofMinutes(15),
              new Span(30, 90),
              new Span(30, 120),
              new Span(5, 15),
              new Span(10, 20)),
          new Span(1_800, 2_700),
          new Span(1_200, 3_600),
          400,
          true);

  /** Something over an hour close by, with promises of minutes: for people who look on. */
  public static final RoundStyle BRISK =
      new RoundStyle(
          16,
          40,
          22,
          30,
          10,
          30,
          new WindowStyle(
              0.10,
              0.15,
              Duration.ofMinutes(1),
              new Span(5, 20),
              new Span(15, 30),
              new Span(2, 6),
              new Span(6, 12)),
          new Span(240, 480),
          new Span(240, 600),
          30,
          false);
}
