package io.fleet.simulator.replay;

import io.fleet.simulator.post.Pause;
import io.fleet.simulator.post.Tally;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Sends a recorded file in its order, each event at its time. A record that is older than those
 * before it waits for nothing.
 */
final class Replay {
  /** Hears how a replay goes on, on its thread. */
  interface Listener {
    /** A record was handed on. */
    void passed();

    /** Nothing could be made of a record. */
    void unreadable(RecordedEvent record);
  }

  private final List<Lane> lanes;
  private final ReplaySpeed speed;
  private final Clock clock;
  private final Pause pause;
  private final Listener listener;
  private Instant began;
  private long firstMs = RecordedEvent.NO_TIME;
  private long unreadable;

  Replay(List<Lane> lanes, ReplaySpeed speed, Clock clock, Pause pause, Listener listener) {
    this.lanes = lanes;
    this.speed = speed;
    this.clock = clock;
    this.pause = pause;
    this.listener = listener;
  }

  /** Sends all of it and waits for the last answer. */
  ReplaySummary run(RecordedFile file)
      throws IOException, ReplayFailedException, InterruptedException {
    began = clock.instant();
    for (RecordedEvent event = file.next(); event != null; event = file.next()) {
      if (event.isReadable()) {
        awaitTurn(event);
        lane(event).add(event.json());
      } else {
        unreadable++;
        listener.unreadable(event);
      }
      listener.passed();
    }
    flush();
    for (Lane lane : lanes) {
      lane.await();
    }
    return summary();
  }

  private void awaitTurn(RecordedEvent event) throws ReplayFailedException, InterruptedException {
    if (speed.isMax() || !event.hasTime()) {
      return;
    }
    if (firstMs == RecordedEvent.NO_TIME) {
      firstMs = event.timestampMs();
    }
    Instant due = began.plus(speed.due(event.timestampMs() - firstMs));
    Duration early = Duration.between(clock.instant(), due);
    if (!early.isNegative() && !early.isZero()) {
      flush();
      pause.pause(early);
    }
  }

  private void flush() throws ReplayFailedException, InterruptedException {
    for (Lane lane : lanes) {
      lane.flush();
    }
  }

  private Lane lane(RecordedEvent event) {
    return lanes.get(Math.floorMod(event.vehicleId().hashCode(), lanes.size()));
  }

  /** What has been answered so far. */
  ReplaySummary summary() {
    Tally tally = lanes.stream().map(Lane::tally).reduce(Tally.NONE, Tally::plus);
    long sent = lanes.stream().mapToLong(Lane::sent).sum();
    return new ReplaySummary(sent, tally, unreadable, Duration.between(began, clock.instant()));
  }
}
