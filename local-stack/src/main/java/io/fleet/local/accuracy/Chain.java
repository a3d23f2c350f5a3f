package io.fleet.local.accuracy;

import io.fleet.events.Alert;
import io.fleet.local.bench.Waiting;
import io.fleet.local.bench.stack.AlertLog;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.ClickHouseCounts;
import io.fleet.local.bench.stack.FlinkRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Sends what stands in the log through the job, until all its effects are in ClickHouse. */
final class Chain {
  private static final String JOB = "io.fleet.stream.job.FleetJob";
  private static final Duration ALERTS_ARRIVE_WITHIN = Duration.ofMinutes(2);

  private final BenchStack stack;

  Chain(BenchStack stack) {
    this.stack = stack;
  }

  /**
   * Runs the job over all of it.
   *
   * @param name of the run
   * @param trials that stand in the log
   * @return rows of telemetry found, by identity
   */
  long run(String name, List<Trial> trials) throws Exception {
    try (FlinkRun run = stack.startFlink(name, JOB, List.of())) {
      awaitDrained(run, trials);
      awaitAlerts(run);
      run.requireUndisturbed();
    }
    stack.requireUndisturbedStores();
    return stack.clickHouse().telemetryRows();
  }

  private void awaitDrained(FlinkRun run, List<Trial> trials)
      throws IOException, InterruptedException {
    ClickHouseCounts counts = stack.clickHouse();
    long events = trials.stream().mapToLong(Trial::events).sum();
    long records = trials.stream().mapToLong(Trial::records).sum();
    Waiting waiting = Waiting.forEvents(records, "the trial's way through the job");
    while (!(counts.telemetryRowsSoFar() >= events
        && counts.telemetryRows() >= events
        && run.isStagingEmpty())) {
      run.requireAlive();
      waiting.pause();
    }
  }

  /**
   * Alerts go to the log and back before they are rows; findings come with the rows' checkpoint.
   */
  private void awaitAlerts(FlinkRun run) throws Exception {
    Waiting waiting = Waiting.atMost(ALERTS_ARRIVE_WITHIN, "the last alert's way into ClickHouse");
    while (!(run.isStagingEmpty() && stack.clickHouse().alerts() == alertsTold())) {
      run.requireAlive();
      waiting.pause();
    }
  }

  private long alertsTold() throws Exception {
    return AlertLog.newestVersions(stack.bootstrapServers()).values().stream()
        .filter(alert -> alert.state() != Alert.State.WITHDRAWN)
        .count();
  }
}
