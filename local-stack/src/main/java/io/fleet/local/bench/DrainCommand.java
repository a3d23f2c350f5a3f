package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.stack.BenchStack;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how fast a backlog goes from the log through the whole graph into ClickHouse, beside
 * decoding alone in the same run.
 */
@Command(
    name = "drain",
    description = {
      "A backlog through the whole graph into ClickHouse, beside decoding alone.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
public final class DrainCommand extends DrainedCommand {
  @Option(
      names = "--stacks",
      paramLabel = "FILE",
      description = "writes sampled stacks of the TaskManager into it, for a flame graph")
  private Path stacks;

  @Override
  BenchLine measure(BenchStack stack) throws Exception {
    Backlog backlog = backlog(stack);
    say("decoding only");
    Pace reference = new DecodeReference(stack, backlog).measure();
    DrainRun.Result drain = drain(stack, backlog);
    if (stacks != null) {
      drain.profile().writeStacks(stacks);
    }
    new DrainReport(people()).print(backlog, reference, drain);
    Verification found = drain.verification();
    return new BenchLine(
        Target.of("drain"),
        drain.pace().perSecond(),
        reference.perSecond(),
        backlog.generatorCeiling(),
        found.rows(),
        found.expectedRows());
  }
}
