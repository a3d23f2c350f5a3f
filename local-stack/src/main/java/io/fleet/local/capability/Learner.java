package io.fleet.local.capability;

import java.io.IOException;

/**
 * Learns from a day and tells the gateway, so many vehicles at a time. Done again it writes
 * nothing; broken off it is done again.
 */
final class Learner {
  /** So many bodies are less than 1 MB, of which the gateway takes 8. */
  static final int VEHICLES_A_PART = 2_000;

  /** Takes what was learned of a part. */
  @FunctionalInterface
  interface Taker {
    Learned take(String lines) throws IOException, InterruptedException;
  }

  private final DayOfTelemetry day;
  private final Taker taker;
  private final int vehiclesAPart;

  Learner(DayOfTelemetry day, Taker taker, int vehiclesAPart) {
    this.day = day;
    this.taker = taker;
    this.vehiclesAPart = vehiclesAPart;
  }

  Learned learn() throws IOException, InterruptedException {
    Learned all = Learned.NOTHING;
    String after = "";
    for (String last = day.lastOfPart(after, vehiclesAPart);
        !last.isEmpty();
        last = day.lastOfPart(after, vehiclesAPart)) {
      String lines = day.linesOf(after, last);
      if (!lines.isBlank()) {
        all = all.plus(taker.take(lines));
      }
      after = last;
    }
    return all;
  }
}
