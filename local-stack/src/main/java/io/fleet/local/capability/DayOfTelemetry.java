package io.fleet.local.capability;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;

/**
 * Asks ClickHouse, by the queries in {@code capability/}, what a day's messages say of the
 * vehicles, a bounded number of them at a time.
 */
final class DayOfTelemetry {
  /** With fewer times between messages in motion nothing is learned of a vehicle. */
  static final int FEWEST_TIMES = 30;

  private final Store store;
  private final LocalDate day;

  /**
   * A day of one store.
   *
   * @param day in UTC
   */
  DayOfTelemetry(Store store, LocalDate day) {
    this.store = store;
    this.day = day;
  }

  /** The last of so many vehicles heard of that day behind an id; empty if there are none. */
  String lastOfPart(String after, int vehicles) throws IOException, InterruptedException {
    return store
        .ask(
            "last-of-part",
            "TabSeparatedRaw",
            Map.of("day", day.toString(), "after", after, "vehicles", Integer.toString(vehicles)))
        .strip();
  }

  /** What the gateway's import takes, a line a vehicle, of those behind one id up to another. */
  String linesOf(String after, String last) throws IOException, InterruptedException {
    return store.ask(
        "learn",
        "JSONEachRow",
        Map.of(
            "day",
            day.toString(),
            "after",
            after,
            "last",
            last,
            "times",
            Integer.toString(FEWEST_TIMES)));
  }
}
