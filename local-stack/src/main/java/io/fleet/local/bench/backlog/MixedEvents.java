package io.fleet.local.bench.backlog;

import java.util.List;

/**
 * Simulated messages with recorded ones spread evenly among them, at most half of all; each kind
 * keeps its own order.
 */
final class MixedEvents {
  private final SimulatedMessages simulated;
  private final List<BacklogEvent> recorded;
  private final long every;
  private long given;
  private int recordedGiven;

  MixedEvents(SimulatedMessages simulated, List<BacklogEvent> recorded, long total) {
    this.simulated = simulated;
    this.recorded = recorded;
    this.every = recorded.isEmpty() ? Long.MAX_VALUE : Math.max(2, total / recorded.size());
  }

  BacklogEvent next() {
    boolean isRecordedsTurn = given++ % every == every - 1 && recordedGiven < recorded.size();
    return isRecordedsTurn ? recorded.get(recordedGiven++) : simulated.next();
  }

  /** How many recorded messages have been given. */
  int recordedGiven() {
    return recordedGiven;
  }
}
