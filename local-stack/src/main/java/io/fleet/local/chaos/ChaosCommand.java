package io.fleet.local.chaos;

import io.fleet.local.layout.ProjectHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Breaks a stack of its own under load and has a checker of its own judge it. Exit code 0 when
 * every scenario that was asked for was run and kept every promise, 1 otherwise.
 */
@Command(
    name = "chaos",
    description = {
      "Kills, stops, cuts off and fills up parts of a stack of its own under load,",
      "and judges what came of it. The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {
  private static final int RED = 1;
  private static final String ALL = "all";
  private static final Duration HOURS = Duration.ofMinutes(45);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..*",
      description = "names, or all; without any the names are listed")
  private List<String> names = new ArrayList<>();

  @Option(names = "--seed", defaultValue = "1", description = "same seed, same load and faults")
  private long seed;

  @Option(
      names = "--pause",
      defaultValue = "PT30S",
      description = "how long parts are stopped; default ${DEFAULT-VALUE}")
  private Duration pause;

  @Option(
      names = "--away",
      defaultValue = "PT5M",
      description = "how long broker and ClickHouse are away; default ${DEFAULT-VALUE}")
  private Duration away;

  @Option(
      names = "--duration",
      paramLabel = "PT10M",
      description = "adds a soak: fault after fault for so long, and what parts come to meanwhile")
  private Duration duration;

  @Option(
      names = "--vehicles",
      paramLabel = "N",
      defaultValue = "8",
      description = {
        "of the simulated fleet, some 2,000 events each, spread over a scenario or a soak;",
        "default ${DEFAULT-VALUE}"
      })
  private int vehicles;

  @Option(names = "--keep", paramLabel = "DIR", description = "leaves ledgers and logs there")
  private Path keep;

  @Option(names = "--json", description = "nothing but the JSON line on standard output")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    List<Scenario> all = new Scenarios(pause, away, seed).all();
    if (names.isEmpty() && duration == null) {
      PrintWriter out = spec.commandLine().getOut();
      all.forEach(scenario -> out.printf("%-34s %s%n", scenario.name(), scenario.what()));
      out.flush();
      return 0;
    }
    List<Scenario> chosen = chosen(all);
    Path root =
        keep == null ? Files.createTempDirectory("fleet-chaos-") : Files.createDirectories(keep);
    ProjectHome home = ProjectHome.ofThisProcess();
    ChaosStack stack = new ChaosStack(home, root.resolve("stack"), seed);
    SmallDisks disks = SmallDisks.of(stack);
    Thread onInterrupt = new Thread(() -> end(stack, disks, root), "end-chaos");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    boolean fills = chosen.stream().anyMatch(SmallDisks::areNeededFor);
    boolean kept = run(home, root, stack, fills && disks.mount(), chosen);
    end(stack, disks, root);
    Runtime.getRuntime().removeShutdownHook(onInterrupt);
    return kept ? 0 : RED;
  }

  private List<Scenario> chosen(List<Scenario> all) {
    List<Scenario> chosen = new ArrayList<>(names.equals(List.of(ALL)) ? all : named(all));
    if (duration != null) {
      chosen.add(new Scenarios(pause, away, seed).soak(duration));
    }
    return chosen;
  }

  private List<Scenario> named(List<Scenario> all) {
    List<Scenario> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          all.stream()
              .filter(scenario -> scenario.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> new ParameterException(spec.commandLine(), "no scenario " + name)));
    }
    return chosen;
  }

  private boolean run(
      ProjectHome home, Path root, ChaosStack stack, boolean smallDisks, List<Scenario> chosen)
      throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    ChaosReport report = new ChaosReport(json ? spec.commandLine().getErr() : out, seed);
    say("starting a stack");
    stack.start();
    LoadScript script = new LoadScript(home, seed, vehicles, HOURS);
    try (ChaosRun run = new ChaosRun(home, root, stack, script)) {
      say("an undisturbed run");
      Path expected = run.undisturbed(Scenario.USUAL);
      report.head();
      for (Scenario scenario : chosen) {
        if (SmallDisks.areNeededFor(scenario) && !smallDisks) {
          report.notRun(scenario.name(), "file systems cannot be mounted here");
        } else {
          judge(run, stack, scenario, expected, report);
        }
      }
    }
    out.println(report.json());
    out.flush();
    return report.isKept();
  }

  /** Those after one that could not be run are run all the same. */
  private static void judge(
      ChaosRun run, ChaosStack stack, Scenario scenario, Path expected, ChaosReport report)
      throws Exception {
    try {
      if (scenario.name().equals(Scenarios.SOAK)) {
        soak(run, stack, scenario, expected, report);
      } else {
        report.verdict(scenario.name(), run.run(scenario, expected));
      }
    } catch (IOException | IllegalStateException e) {
      report.notRun(scenario.name(), e.getMessage());
    }
  }

  /**
   * Watched meanwhile; shorter ones are not, for looking takes work on the stack that is judged.
   */
  private static void soak(
      ChaosRun run, ChaosStack stack, Scenario scenario, Path expected, ChaosReport report)
      throws Exception {
    try (Watch watch = new Watch(stack)) {
      report.verdict(scenario.name(), run.run(scenario, expected));
      report.bounds(watch.bounds());
    }
  }

  private void end(ChaosStack stack, SmallDisks disks, Path root) {
    try {
      stack.close();
      // who drives and receives goes with an interrupted command, too
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      disks.unmount();
      if (keep == null) {
        delete(root);
      }
    } catch (IOException e) {
      say("not all of " + root + " could be removed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private void say(String text) {
    spec.commandLine().getErr().println(text);
    spec.commandLine().getErr().flush();
  }
}
