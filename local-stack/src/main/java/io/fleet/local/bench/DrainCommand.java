package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.backlog.BacklogWriter;
import io.fleet.local.bench.backlog.RecordedDrives;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.layout.ProjectHome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures how fast a backlog goes from the log through the whole graph into ClickHouse, beside
 * decoding alone in the same run. Exit code 0 when the run was valid, whether or not its figure
 * does.
 */
@Command(
    name = "drain",
    description = {
      "A backlog through the whole graph into ClickHouse, beside decoding alone.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
public final class DrainCommand implements Callable<Integer> {
  private static final int INVALID = 1;
  private static final long LEAST_EVENTS = 10_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "how many events, 10,000 or more; default ${DEFAULT-VALUE}")
  private long events;

  @Option(
      names = "--stacks",
      paramLabel = "FILE",
      description = "writes sampled stacks of the TaskManager into it, for a flame graph")
  private Path stacks;

  @Option(names = "--json", description = "nothing but the JSON line on standard output")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (events < LEAST_EVENTS) {
      throw new ParameterException(spec.commandLine(), "--events must be 10000 or more");
    }
    try (BenchStack stack = new BenchStack(ProjectHome.ofThisProcess())) {
      Thread onInterrupt = new Thread(stack::close, "end-bench");
      Runtime.getRuntime().addShutdownHook(onInterrupt);
      boolean valid = run(stack);
      stack.close();
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
      return valid ? 0 : INVALID;
    }
  }

  private boolean run(BenchStack stack) throws Exception {
    say("starting log and history");
    stack.startStores();
    say("writing %,d events", events);
    Backlog backlog =
        new BacklogWriter(
                stack.bootstrapServers(), RecordedDrives.folder(ProjectHome.ofThisProcess()))
            .write(events);
    say("decoding only");
    Pace reference = new DecodeReference(stack, backlog).measure();
    say("draining through the whole graph");
    DrainRun.Result drain = new DrainRun(stack, backlog, Clock.systemUTC()).measure();
    if (stacks != null) {
      drain.profile().writeStacks(stacks);
    }
    return report(backlog, reference, drain);
  }

  private boolean report(Backlog backlog, Pace reference, DrainRun.Result drain) {
    Verification found = drain.verification();
    BenchLine line =
        new BenchLine(
            Target.of("drain"),
            drain.pace().perSecond(),
            reference.perSecond(),
            backlog.generatorCeiling(),
            found.rows(),
            found.expectedRows());
    found.reservations().forEach(reservation -> say("not as it has to be: %s", reservation));
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      new DrainReport(out).print(backlog, reference, drain, line);
    }
    out.println(line.json());
    out.flush();
    return found.reservations().isEmpty();
  }

  /** Progress goes to the error stream: standard output is for the answer. */
  private void say(String format, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, format + "%n", values);
    err.flush();
  }
}
