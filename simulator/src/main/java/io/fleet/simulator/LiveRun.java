package io.fleet.simulator;

import io.fleet.simulator.post.Connections;
import io.fleet.simulator.post.Line;
import io.fleet.simulator.post.Pause;
import io.fleet.simulator.post.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a fleet at the pace of a clock: every 200 ms it hands over what has become due, and once a
 * minute it tells the log what has been posted.
 */
final class LiveRun {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
  private static final Duration TICK = Duration.ofMillis(200);
  private static final long REPORT_EVERY_MS = 60_000;

  private final SimulatedFleet fleet;
  private final Connections connections;
  private final DueWork rounds;
  private final Clock clock;
  private final Pause pause;
  private volatile boolean stopped;

  /**
   * @param rounds what is driven beside the fleet
   * @param clock its instant is simulated time; in a run at another start time it is offset
   */
  LiveRun(SimulatedFleet fleet, Connections connections, DueWork rounds, Clock clock, Pause pause) {
    this.fleet = fleet;
    this.connections = connections;
    this.rounds = rounds;
    this.clock = clock;
    this.pause = pause;
  }

  /** Asks {@link #until} to return at its next tick. */
  void stop() {
    stopped = true;
  }

  /** Runs until simulated time reaches {@code end} or it is stopped. */
  void until(Instant end) throws InterruptedException {
    long nextReportMs = clock.millis() + REPORT_EVERY_MS;
    while (!stopped && clock.instant().isBefore(end)) {
      handOverDue(Math.min(clock.millis(), end.toEpochMilli()));
      if (clock.millis() >= nextReportMs) {
        report();
        nextReportMs += REPORT_EVERY_MS;
      }
      pause.pause(TICK);
    }
    if (!stopped) {
      handOverDue(end.toEpochMilli());
    }
    rounds.end(clock.millis());
  }

  private void handOverDue(long nowMs) {
    while (fleet.nextMs() <= nowMs) {
      SimulatedEvent event = fleet.step();
      connections.send(new Line(event.telemetry().vehicleId(), event.json()));
    }
    rounds.handOver(nowMs);
  }

  /** Counts since the beginning. */
  void report() {
    Tally tally = connections.counts().tally();
    LOG.info(
        "simulator.posted accepted={} refused={} waiting={} dropped={} requests={}"
            + " failed_requests={}",
        tally.accepted(),
        tally.refusedInAll(),
        connections.waiting(),
        connections.dropped(),
        connections.counts().requests(),
        connections.counts().failedRequests());
    rounds.report();
  }
}
