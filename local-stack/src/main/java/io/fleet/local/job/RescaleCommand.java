package io.fleet.local.job;

import io.fleet.local.command.DataOption;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.JobParallelism;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.Topology;
import io.fleet.local.process.PidFile;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Gives the job another number of subtasks. Where the stack is down, from its next start on. Exit
 * code 1 if the job cannot be stopped, which then goes on as it was, or does not come back.
 */
@Command(
    name = "rescale",
    description = "Gives the job another number of subtasks; it goes on where it was.",
    mixinStandardHelpOptions = true)
public final class RescaleCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      required = true,
      description = "how many subtasks; 4 for each task manager at most")
  private int parallelism;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    DataDirectory stack = data.directory();
    JobParallelism wanted = wanted(Topology.of(stack));
    if (new PidFile(stack.pidFile("supervisor")).living().isEmpty()) {
      wanted.save(stack);
      out.println("The stack is down; the job starts with " + told(parallelism));
      return 0;
    }
    FlinkJob job = new FlinkJob(Ports.remembered(stack.ports()).url(PortName.FLINK_UI));
    Rescaling.Outcome outcome = new Rescaling(stack, job).to(wanted);
    out.println(
        outcome.before() == parallelism
            ? "The job runs with " + told(parallelism) + "; nothing was changed."
            : "The job ran with %d and runs with %s, after %.1f s."
                .formatted(outcome.before(), told(parallelism), outcome.awayMs() / 1_000.0));
    return 0;
  }

  private JobParallelism wanted(Topology topology) {
    int most = JobParallelism.most(topology);
    if (parallelism < 1 || parallelism > most) {
      throw new ParameterException(
          spec.commandLine(),
          "--parallelism is 1 to %d on the topology %s".formatted(most, topology.label()));
    }
    return new JobParallelism(parallelism);
  }

  private static String told(int subtasks) {
    return subtasks == 1 ? "1 subtask" : subtasks + " subtasks";
  }
}
