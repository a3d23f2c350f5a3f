package io.fleet.simulator;

import io.fleet.simulator.post.BackOff;
import io.fleet.simulator.post.Connections;
import io.fleet.simulator.post.Line;
import io.fleet.simulator.post.LinePost;
import io.fleet.simulator.post.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivery rounds at the pace of a clock: telemetry goes the way of all vehicles, plans and scans
 * each one of their own, so that what is refused, or waits, holds up nothing else.
 */
final class LiveRounds implements DueWork, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRounds.class);

  /** Plans of two rounds, and what takes back two. */
  private static final int MOST_PAPERS = 8;

  private static final int MOST_SCANS = 200;

  private final RoundFleet fleet;
  private final Connections plans;
  private final Connections scans;
  private final RoundFleet.Outlet outlet;

  /**
   * @param telemetry takes messages; not closed here
   */
  LiveRounds(RoundFleet fleet, Connections telemetry, LinePost plans, LinePost scans) {
    this.fleet = fleet;
    this.plans = new Connections(MOST_PAPERS, plans, BackOff.USUAL, Pause.REAL);
    this.scans = new Connections(MOST_SCANS, scans, BackOff.USUAL, Pause.REAL);
    this.outlet = new Ways(telemetry);
  }

  /** Who gets what. */
  private final class Ways implements RoundFleet.Outlet {
    private final Connections telemetry;

    Ways(Connections telemetry) {
      this.telemetry = telemetry;
    }

    @Override
    public void message(SimulatedEvent event) {
      telemetry.send(new Line(event.telemetry().vehicleId(), event.json()));
    }

    @Override
    public void paper(Line paper) {
      plans.send(paper);
    }

    @Override
    public void scan(Line scan) {
      scans.send(scan);
    }
  }

  @Override
  public void handOver(long nowMs) {
    while (fleet.nextMs() <= nowMs) {
      fleet.step(outlet);
    }
  }

  @Override
  public void end(long nowMs) {
    fleet.breakOff(nowMs, outlet);
  }

  @Override
  public void report() {
    report("plans", plans);
    report("scans", scans);
  }

  private static void report(String what, Connections of) {
    LOG.info(
        "simulator.rounds {}={} refused={} waiting={} dropped={} failed_requests={}",
        what,
        of.counts().tally().accepted(),
        of.counts().tally().refusedInAll(),
        of.waiting(),
        of.dropped(),
        of.counts().failedRequests());
  }

  /** Lets what waits be sent once more, and ends. */
  @Override
  public void close() {
    plans.close();
    scans.close();
  }
}
