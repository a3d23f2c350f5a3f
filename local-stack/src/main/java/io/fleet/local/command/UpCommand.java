package io.fleet.local.command;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.Topology;
import io.fleet.local.part.StackSettings;
import io.fleet.local.process.PortHolder;
import io.fleet.local.token.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Starts a stack and shows how its parts come up. A stack that runs is left as it is. Exit code 1
 * when a part cannot be brought up; everything started before is ended then.
 */
@Command(name = "up", description = "Starts everything.", mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Option(
      names = "--vehicles",
      paramLabel = "N",
      defaultValue = "20",
      description = "how many simulated vehicles drive; default ${DEFAULT-VALUE}")
  private int vehicles;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "how many of them drive delivery rounds; default two in five, at most 20")
  private Integer rounds;

  @Option(names = "--no-simulator", description = "no simulated vehicles")
  private boolean noSimulator;

  @Option(names = "--port-offset", paramLabel = "N", description = "added to every default port")
  private Integer portOffset;

  @Option(
      names = "--topology",
      paramLabel = "NAME",
      description = "single, or cluster: three brokers, two task managers; as before if not told")
  private Topology topology;

  @Option(names = "--yes", description = "install what is missing without asking")
  private boolean yes;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    DataDirectory directory = data.directory();
    StackSettings.requireFleet(vehicles, rounds());
    RunningStack stack = new RunningStack(directory);
    StartProgress progress = new StartProgress(directory, stack, out);
    if (stack.supervisor().isPresent()) {
      out.println("Already started in " + directory.root() + "; nothing was changed.");
      return progress.follow(null);
    }
    prepare(directory, stack, out);
    out.println("Starting in " + directory.root());
    out.flush();
    return progress.follow(SupervisorLauncher.launch(directory, options()));
  }

  private void prepare(DataDirectory directory, RunningStack stack, PrintWriter out)
      throws IOException, GeneralSecurityException {
    directory.create();
    List<String> orphans = stack.orphans();
    if (!orphans.isEmpty()) {
      out.println("Ending what an earlier supervisor left behind: " + String.join(", ", orphans));
      out.flush();
      stack.endOrphans();
    }
    if (topology != null) {
      topology.choose(directory);
    }
    Ports ports = Ports.choose(System.getenv(), offset(), directory.ports());
    refuseTakenPorts(ports, Topology.of(directory));
    ports.save(directory.ports());
    new Secrets(directory.secrets(), Clock.systemUTC()).ensure();
  }

  private static void refuseTakenPorts(Ports ports, Topology topology) {
    for (PortName name : PortName.values()) {
      int port = ports.of(name);
      if (topology.uses(name) && !PortHolder.isFree(port)) {
        throw new IllegalStateException(
            "port %d (%s) is taken by %s; end that, or set %s or --port-offset"
                .formatted(port, name.label(), PortHolder.describe(port), name.variable()));
      }
    }
  }

  private OptionalInt offset() {
    return portOffset == null ? OptionalInt.empty() : OptionalInt.of(portOffset);
  }

  private List<String> options() {
    return noSimulator
        ? List.of("--no-simulator")
        : List.of("--vehicles", String.valueOf(vehicles), "--rounds", String.valueOf(rounds()));
  }

  private int rounds() {
    return rounds == null ? StackSettings.usualRounds(vehicles) : rounds;
  }
}
