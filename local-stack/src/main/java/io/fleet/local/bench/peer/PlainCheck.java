package io.fleet.local.bench.peer;

import java.util.ArrayList;
import java.util.List;

/**
 * What plain SQL has left behind, against what there was to do. Every event is counted where it had
 * to have an effect, so nothing is fast by leaving something out.
 *
 * @param work what there was to do
 * @param ofTrips events in the newest distances of all trips
 * @param ofWindows events in all their windows
 * @param fast fast events passed on
 */
public record PlainCheck(PlainWork work, long ofTrips, long ofWindows, long fast) {

  /** Effects found. */
  public long found() {
    return ofTrips + ofWindows + fast;
  }

  /** Effects there had to be. */
  public long expected() {
    return work.ofTrips() + work.events() + work.fast();
  }

  /** What is not as it has to be; empty when the run is valid. */
  public List<String> reservations() {
    List<String> reservations = new ArrayList<>();
    hold("events of trips", ofTrips, work.ofTrips(), reservations);
    hold("events of windows", ofWindows, work.events(), reservations);
    hold("fast events", fast, work.fast(), reservations);
    return reservations;
  }

  private static void hold(String what, long found, long expected, List<String> reservations) {
    if (found != expected) {
      reservations.add("plain SQL: %,d %s of %,d".formatted(found, what, expected));
    }
    if (expected == 0) {
      reservations.add("the log holds no " + what);
    }
  }
}
