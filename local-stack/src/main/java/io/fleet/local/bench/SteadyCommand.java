package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadProcess;
import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.probe.RowProbe;
import io.fleet.local.bench.probe.RowTimes;
import io.fleet.local.bench.profile.MachineTimes;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.ClickHouseCounts;
import io.fleet.local.bench.stack.ClickHouseSql;
import io.fleet.local.bench.stack.FlinkRun;
import io.fleet.local.bench.stack.GatewayRun;
import io.fleet.local.token.TokenMinter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A fleet that reports each second, from its posts to rows that a query sees: at which rate the
 * whole chain keeps up and leaves something of the machine free.
 */
@Command(
    name = "live",
    description = {
      "Devices over HTTP batches, the log, all rules and ClickHouse at a steady rate; the value is",
      "the highest rate that holds. The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
final class SteadyCommand extends BenchStackCommand {
  static final String VISIBLE_P99_MS = "visible_p99_ms";
  static final String CPU_PCT = "cpu_pct";

  private static final String JOB = "io.fleet.stream.job.FleetJob";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CATCHES_UP_WITHIN = Duration.ofMinutes(10);
  private static final Duration TOKEN_LIFE = Duration.ofHours(6);

  /** Of a body: rates are multiples of it. */
  private static final int EVENTS_PER_BODY = 250;

  private static final int SETTLE_S = 10;
  private static final int AFTER_S = 5;
  private static final int CEILING_S = 5;
  private static final int CEILING_RATE = 250_000;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "35000",
      description = "events a second to begin with; default ${DEFAULT-VALUE}")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "300",
      description = "that a rate is to hold; default ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "120",
      description = "seconds at the first rate before; default ${DEFAULT-VALUE}")
  private int warmUpSeconds;

  private long acknowledged;

  @Override
  BenchLine measure(BenchStack stack) throws Exception {
    say("starting the stack");
    stack.startStores();
    GatewayRun gateway =
        stack.startGateway(
            Map.of(
                "FLEET_GATEWAY_RATE_EVENTS_PER_SECOND",
                "0",
                "FLEET_GATEWAY_BENCH_ENDPOINT",
                "true"),
            List.of());
    String token = gateway.minter().mint("bench", TokenMinter.RELAY, "", TOKEN_LIFE);
    AlertLoads loads = AlertLoads.of(stack.scratch("load"), token, gateway.url());
    ClickHouseSql store = new ClickHouseSql(stack.clickHouseUrl(), PATIENCE);
    RowProbe probe = new RowProbe(gateway.url(), token, store, Clock.systemUTC());
    double ceiling = ceiling(loads);
    try (FlinkRun flink = stack.startFlink("live", JOB, List.of())) {
      say("%,d events/s; warming up for %d s", rate, warmUpSeconds);
      try (LoadProcess load = loads.steady(rate, warmUpSeconds, null)) {
        acknowledged += load.await(PATIENCE.plusSeconds(2L * warmUpSeconds)).acknowledged();
      }
      List<SteadyStep> steps = climb(stack, flink, loads, probe);
      long rows = awaitRows(stack, flink, probe);
      flink.requireUndisturbed();
      gateway.requireUndisturbed();
      stack.requireUndisturbedStores();
      return line(steps, probe, ceiling, rows);
    }
  }

  /** What the generator gives when the other side reads bodies and does nothing with them. */
  private double ceiling(AlertLoads loads) throws Exception {
    say("the generator alone");
    try (LoadProcess load = loads.intoNothing(CEILING_RATE, CEILING_S)) {
      return load.await(PATIENCE).perSecond();
    }
  }

  private List<SteadyStep> climb(BenchStack stack, FlinkRun flink, AlertLoads loads, RowProbe probe)
      throws Exception {
    RateLadder ladder = new RateLadder(rate, EVENTS_PER_BODY);
    List<SteadyStep> steps = new ArrayList<>();
    print("%-12s %12s %12s %12s %8s%n", "events/s", "taken", "row p50 ms", "row p99 ms", "CPU %");
    for (OptionalInt next = ladder.next(); next.isPresent(); next = ladder.next()) {
      awaitRows(stack, flink, probe);
      say("%,d events/s for %d s", next.getAsInt(), seconds);
      SteadyStep step = step(next.getAsInt(), loads, probe);
      boolean held = step.isHeld(target());
      ladder.tried(held);
      steps.add(step);
      print(
          "%-12d %,12.0f %12d %12d %8.1f%s%n",
          step.rate(),
          step.load().perSecond(),
          step.rows().quantileMs(0.5),
          step.visibleP99Ms(),
          step.cpuPct(),
          held ? "" : "   not held");
    }
    return steps;
  }

  private SteadyStep step(int wanted, AlertLoads loads, RowProbe probe) throws Exception {
    try (LoadProcess load = loads.steady(wanted, SETTLE_S + seconds + AFTER_S, null)) {
      load.awaitConnected(PATIENCE);
      TimeUnit.SECONDS.sleep(SETTLE_S);
      MachineTimes before = MachineTimes.now();
      RowTimes rows = probe.run(seconds);
      double cpuPct = MachineTimes.now().busyPctSince(before);
      LoadResult result = load.await(PATIENCE.plusSeconds(2L * seconds));
      acknowledged += result.acknowledged();
      return new SteadyStep(wanted, result, rows, cpuPct);
    }
  }

  /** Waits for what was taken so far, but not for ever; how many rows there are. */
  private long awaitRows(BenchStack stack, FlinkRun flink, RowProbe probe) throws Exception {
    long deadlineNs = System.nanoTime() + CATCHES_UP_WITHIN.toNanos();
    ClickHouseCounts counts = stack.clickHouse();
    long taken = acknowledged + probe.acknowledged();
    while (counts.telemetryRowsSoFar() < taken && System.nanoTime() < deadlineNs) {
      flink.requireAlive();
      TimeUnit.SECONDS.sleep(1);
    }
    return counts.telemetryRows();
  }

  private static Target target() {
    return Target.of("live");
  }

  private BenchLine line(List<SteadyStep> steps, RowProbe probe, double ceiling, long rows) {
    if (probe.refused() > 0) {
      invalid("%,d probes refused", probe.refused());
    }
    Target target = target();
    SteadyStep told =
        steps.stream()
            .filter(step -> step.isHeld(target))
            .max(Comparator.comparingInt(SteadyStep::rate))
            .orElse(steps.get(steps.size() - 1));
    Map<String, Object> more = new LinkedHashMap<>();
    more.put(VISIBLE_P99_MS, told.visibleP99Ms());
    more.put(CPU_PCT, Math.round(10 * told.cpuPct()) / 10.0);
    more.put("visible_p50_ms", told.rows().quantileMs(0.5));
    more.put("tried", told.rate());
    more.put("refused", told.load().refused());
    more.put("seconds", seconds);
    return new BenchLine(
        target,
        told.isHeld(target) ? told.rate() : 0,
        0,
        ceiling,
        rows,
        acknowledged + probe.acknowledged(),
        more);
  }
}
