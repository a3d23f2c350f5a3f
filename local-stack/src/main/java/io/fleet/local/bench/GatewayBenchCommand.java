package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.profile.FlightRecorder;
import io.fleet.local.bench.profile.Profile;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.GatewayRun;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.part.PartNames;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A bench of the gateway, with a log and a gateway of its own. Exit code 0 when the run was valid,
 * whether or not its figure does.
 */
abstract class GatewayBenchCommand implements Callable<Integer> {
  private static final int INVALID = 1;

  /** No device of a fleet sends as much as one of a bench. */
  private static final String NO_LIMIT = "0";

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "of each round, 1 or more; default ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "20",
      description = "seconds of it for each side, 1 or more; default ${DEFAULT-VALUE}")
  private int warmUpSeconds;

  @Option(names = "--json", description = "nothing but the JSON line on standard output")
  private boolean json;

  @Option(names = "--profile", description = "say where the gateway's processor time goes")
  private boolean profile;

  @Option(
      names = "--stacks",
      paramLabel = "FILE",
      description = "writes sampled stacks of the gateway into it, for a flame graph")
  private Path stacks;

  private boolean valid = true;

  /** Runs it on a gateway that is up. */
  abstract BenchLine measure(GatewayBench bench) throws Exception;

  /** What the gateway is told beside the ordinary. */
  Map<String, String> environment() {
    return Map.of();
  }

  /** Fails, with a sentence for the user, if this machine cannot run it. */
  void requireMachine() throws Exception {}

  final int seconds() {
    return seconds;
  }

  @Override
  public final Integer call() throws Exception {
    if (seconds < 1 || warmUpSeconds < 1) {
      throw new ParameterException(spec.commandLine(), "--seconds and --warm-up must be 1 or more");
    }
    requireMachine();
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
    say("starting log and gateway");
    stack.startLog();
    Optional<FlightRecorder> recorder = Optional.empty();
    if (profile || stacks != null) {
      recorder =
          Optional.of(new FlightRecorder(stack.scratch("flight-recording"), PartNames.GATEWAY));
    }
    List<String> options = recorder.map(FlightRecorder::options).orElse(List.of());
    Map<String, String> told = new HashMap<>(environment());
    told.put("FLEET_GATEWAY_RATE_EVENTS_PER_SECOND", NO_LIMIT);
    GatewayRun gateway = stack.startGateway(told, options);
    Clock clock = Clock.systemUTC();
    GatewayWatch watch = new GatewayWatch(stack, gateway, recorder, clock);
    GatewayBench bench = new GatewayBench(stack, gateway, watch, clock, warmUpSeconds);
    BenchLine line = measure(bench);
    return report(bench, line);
  }

  /** The line of a bench that is compared with a reference by turns. */
  final BenchLine line(GatewayBench bench, String name, Rounds rounds, double ceiling)
      throws Exception {
    say("counting the log");
    long inLog = bench.eventsInLog();
    bench.tally().reservations(inLog).forEach(this::invalid);
    print("%-24s %12s %10s %10s%n", "", "events/s", "p50 ms", "p99 ms");
    printRounds("gateway", rounds.subject());
    printRounds("reference", rounds.reference());
    print("%-24s %,12.0f%n", "generator's ceiling", ceiling);
    return new BenchLine(
        Target.of(name),
        rounds.subjectPerSecond(),
        rounds.referencePerSecond(),
        ceiling,
        bench.tally().verified(inLog),
        bench.tally().acknowledged());
  }

  /** Says that the run measured nothing. */
  final void invalid(String reason) {
    valid = false;
    say("not as it has to be: %s", reason);
  }

  private void printRounds(String name, List<LoadResult> rounds) {
    rounds.forEach(
        round ->
            print(
                "%-24s %,12.0f %10.2f %10.2f%n",
                name, round.perSecond(), round.p50Ms(), round.p99Ms()));
  }

  private boolean report(GatewayBench bench, BenchLine line) throws Exception {
    print("%nProcessor seconds during the watched round:%n");
    bench.watch().cpuSeconds().forEach((part, used) -> print("  %-20s %7.1f%n", part, used));
    Optional<Profile> found = bench.watch().profile();
    if (found.isPresent() && stacks != null) {
      found.get().writeStacks(stacks);
    }
    if (found.isPresent() && !json) {
      new ProfileReport(out()).print("The gateway's", found.get(), bench.watchedEvents());
    }
    line.reservations().forEach(reservation -> print("not ok: %s%n", reservation));
    out().println(line.json());
    out().flush();
    return valid;
  }

  /** For people, on standard output. */
  final void print(String format, Object... values) {
    if (!json) {
      out().printf(Locale.ROOT, format, values);
    }
  }

  /** Progress goes to the error stream: standard output is for the answer. */
  final void say(String format, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, format + "%n", values);
    err.flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
