package io.fleet.local.command;

import io.fleet.local.process.ProcessEnder;
import io.fleet.local.process.ProcessIdentity;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends exactly what {@code up} started with the same data directory, and keeps the data. */
@Command(name = "down", description = "Ends everything.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    RunningStack stack = new RunningStack(data.directory());
    Optional<ProcessIdentity> supervisor = stack.supervisor();
    List<String> orphans = supervisor.isPresent() ? List.of() : stack.orphans();
    if (supervisor.isEmpty() && orphans.isEmpty()) {
      out.println("Nothing of " + data.directory().root() + " runs.");
      return 0;
    }
    out.println("Ending what runs in " + data.directory().root());
    out.flush();
    supervisor.ifPresent(process -> ProcessEnder.end(process, PATIENCE));
    stack.endOrphans();
    out.println("Everything has ended; the data is kept.");
    return 0;
  }
}
