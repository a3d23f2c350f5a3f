package io.fleet.query.snapshot;

import io.fleet.events.ScoreSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what is due: once for each full quarter of an hour every driver's score over each window,
 * and once for each version of an ended trip its score. What fails is tried again at the next turn;
 * of quarters that were missed only the last is told, since the facts are those of now. For one
 * thread.
 */
final class Snapshots {
  static final Duration QUARTER = Duration.ofMinutes(15);

  /** The greatest number of trips whose telling is remembered; a forgotten one is told again. */
  private static final int MAX_REMEMBERED = 20_000;

  private final Scores scores;
  private final Sink log;
  private final Clock clock;
  private final Duration tripReach;
  private final Map<String, ScoreSnapshot> told = new LinkedHashMap<>();
  private final Set<String> doneWindows = new HashSet<>();
  private Instant quarter;

  /** Where scores come from. */
  interface Scores {
    /** Every driver's score over a window that ends at a moment. */
    List<ScoreSnapshot> window(String window, Instant asOf);

    /** The scores of trips that have ended and whose row came in since a moment. */
    List<ScoreSnapshot> trips(Instant since);
  }

  /** Where snapshots go. */
  interface Sink {
    void write(List<ScoreSnapshot> snapshots) throws InterruptedException;
  }

  Snapshots(Scores scores, Sink log, Clock clock, Duration tripReach) {
    this.scores = scores;
    this.log = log;
    this.clock = clock;
    this.tripReach = tripReach;
    this.quarter = lastQuarter();
    doneWindows.addAll(ScoreReader.WINDOWS.keySet()); // the quarter before the start is not ours
  }

  /** Publishes the last full quarter, unless it is done; returns the number of snapshots. */
  int publishQuarter() throws InterruptedException {
    Instant due = lastQuarter();
    if (!due.equals(quarter)) {
      quarter = due;
      doneWindows.clear();
    }
    int published = 0;
    for (String window : ScoreReader.WINDOWS.keySet()) {
      if (!doneWindows.contains(window)) {
        List<ScoreSnapshot> all = scores.window(window, due);
        log.write(all);
        doneWindows.add(window);
        published += all.size();
      }
    }
    return published;
  }

  /** Publishes trips that have ended or were corrected since; returns the number of snapshots. */
  int publishTrips() throws InterruptedException {
    List<ScoreSnapshot> fresh =
        scores.trips(clock.instant().minus(tripReach)).stream()
            .filter(trip -> !trip.equals(told.get(trip.tripId())))
            .toList();
    log.write(fresh);
    for (ScoreSnapshot trip : fresh) {
      told.remove(trip.tripId());
      told.put(trip.tripId(), trip);
    }
    var oldest = told.keySet().iterator();
    while (told.size() > MAX_REMEMBERED) {
      oldest.next();
      oldest.remove();
    }
    return fresh.size();
  }

  /** How long the last full quarter has been due and is not told; zero if it is. */
  Duration lag() {
    Instant due = lastQuarter();
    boolean done = due.equals(quarter) && doneWindows.size() == ScoreReader.WINDOWS.size();
    return done ? Duration.ZERO : Duration.between(due, clock.instant());
  }

  private Instant lastQuarter() {
    long lengthMs = QUARTER.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(clock.millis(), lengthMs) * lengthMs);
  }
}
