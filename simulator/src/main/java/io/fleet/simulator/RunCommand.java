package io.fleet.simulator;

import io.fleet.simulator.post.BackOff;
import io.fleet.simulator.post.Connections;
import io.fleet.simulator.post.DestinationOptions;
import io.fleet.simulator.post.Pause;
import io.fleet.simulator.post.TelemetryPost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code simulator run}: posts a fleet's telemetry, or writes it to the log, until it is told to
 * end.
 */
@Command(
    name = "run",
    description = "Post the telemetry of a simulated fleet, as its devices would.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_CONNECTIONS = 4;
  private static final int VEHICLES_PER_CONNECTION = 10;
  private static final long END_WITHIN_S = 8;
  private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

  @Mixin private DestinationOptions destination;
  @Mixin private RoundOptions rounds;

  @Option(names = "--vehicles", defaultValue = "20", description = "1 - 100000 (${DEFAULT-VALUE}).")
  private int vehicles;

  @Option(names = "--seed", defaultValue = "1", description = "Same seed, same fleet.")
  private long seed;

  @Option(
      names = "--rate-hz",
      defaultValue = "1",
      description = "Messages per vehicle and second, at most 10 (${DEFAULT-VALUE}).")
  private double rateHz;

  @Option(names = "--duration", description = "How long, as PT10M; without it until SIGTERM.")
  private Duration duration;

  @Option(names = "--start-time", description = "First instant, as 2026-01-31T08:00:00Z; else now.")
  private Instant startTime;

  @Option(
      names = "--memory",
      defaultValue = "3600",
      description = "Messages a device keeps while the gateway is away (${DEFAULT-VALUE}).")
  private int memory;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    rounds.check(vehicles, spec.commandLine());
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    Instant start = startTime == null ? now : startTime;
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(now, start));
    SimulatedFleet fleet = fleet(start);
    int count = Math.min(MOST_CONNECTIONS, 1 + vehicles / VEHICLES_PER_CONNECTION);
    try (TelemetryPost post = destination.open(REQUEST_TIMEOUT, spec.commandLine());
        Connections connections = new Connections(count, memory, post, BackOff.USUAL, Pause.REAL)) {
      Instant end = duration == null ? FOREVER : start.plus(duration);
      if (rounds.rounds() == 0) {
        LiveRun run = new LiveRun(fleet, connections, DueWork.NONE, clock, Pause.REAL);
        runUntilTold(run, end, connections::close);
      } else {
        runWithRounds(fleet, connections, clock, start, end);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void runWithRounds(
      SimulatedFleet fleet, Connections connections, Clock clock, Instant start, Instant end)
      throws InterruptedException {
    int first = 1 + vehicles - rounds.rounds();
    RoundFleet onRounds = new RoundFleet(seed, first, rounds.rounds(), start, options());
    LiveRounds live =
        rounds.open(onRounds, connections, destination, REQUEST_TIMEOUT, spec.commandLine());
    LiveRun run = new LiveRun(fleet, connections, live, clock, Pause.REAL);
    runUntilTold(
        run,
        end,
        () -> {
          live.close();
          connections.close();
        });
  }

  private SimulatedFleet fleet(Instant start) {
    try {
      return new SimulatedFleet(seed, vehicles - rounds.rounds(), start, options());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private SimulationOptions options() {
    return SimulationOptions.DEFAULT.every(Duration.ofMillis(Math.round(10 / rateHz) * 100));
  }

  /** On SIGTERM the process waits until what has been driven is posted, within its bound. */
  private static void runUntilTold(LiveRun run, Instant end, Runnable letGo)
      throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stopAndAwait(run, ended), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      run.until(end);
    } finally {
      letGo.run();
      run.report();
      ended.countDown();
    }
  }

  private static void stopAndAwait(LiveRun run, CountDownLatch ended) {
    run.stop();
    try {
      ended.await(END_WITHIN_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
