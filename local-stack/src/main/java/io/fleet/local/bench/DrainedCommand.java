package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.backlog.BacklogWriter;
import io.fleet.local.bench.backlog.RecordedDrives;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.layout.ProjectHome;
import java.time.Clock;
import picocli.CommandLine.Option;

/** A bench that has the whole graph drain a backlog, beside something else over the same one. */
abstract class DrainedCommand extends BenchStackCommand {
  private static final long LEAST_EVENTS = 10_000;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "how many events, 10,000 or more; default ${DEFAULT-VALUE}")
  private long events;

  /** Starts the stores and writes what is to be drained. */
  final Backlog backlog(BenchStack stack) throws Exception {
    if (events < LEAST_EVENTS) {
      throw refused("--events must be 10000 or more");
    }
    say("starting log and history");
    stack.startStores();
    say("writing %,d events", events);
    return new BacklogWriter(
            stack.bootstrapServers(), RecordedDrives.folder(ProjectHome.ofThisProcess()))
        .write(events);
  }

  /** Drains it; a run that is not as it has to be is said so. */
  final DrainRun.Result drain(BenchStack stack, Backlog backlog) throws Exception {
    say("draining through the whole graph");
    DrainRun.Result drain = new DrainRun(stack, backlog, Clock.systemUTC()).measure();
    drain.verification().reservations().forEach(this::invalid);
    return drain;
  }
}
