package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadProcess;
import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.probe.ProbeFleet;
import io.fleet.local.bench.probe.ProbeTimes;
import io.fleet.local.bench.probe.ProbeTimes.Stretch;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.FlinkRun;
import io.fleet.local.bench.stack.GatewayRun;
import io.fleet.local.bench.stack.NotifierRun;
import io.fleet.local.token.TokenMinter;
import io.fleet.local.webhook.EndpointFile;
import io.fleet.local.webhook.WebhookReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a call for help takes from its post to the signed webhook, while a fleet speaks. */
@Command(
    name = "alert",
    description = {
      "From one post of telemetry to the signed webhook received, while a fleet speaks; with",
      "--backlog-vehicles once more while others upload what they kept and are repaired.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
final class AlertCommand extends BenchStackCommand {
  private static final String JOB = "io.fleet.stream.job.FleetJob";
  private static final String SECRET = "whsec_Zm9yIGEgYmVuY2ggYWxvbmUsIG5vIHNlY3JldCE=";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TOKEN_LIFE = Duration.ofHours(6);
  private static final int ACCEPTED = 204;
  private static final int AFTER_S = 3;
  private static final double LEAST_SHARE_OF_RATE = 0.98;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10000",
      description = "vehicles that send an event a second; default ${DEFAULT-VALUE}")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "of measuring; default ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "300",
      description = {
        "seconds of the same before, in which the job's code is compiled and what waited",
        "meanwhile is worked off, a small backlog too where one is measured; default",
        "${DEFAULT-VALUE}"
      })
  private int warmUpSeconds;

  @Option(
      names = "--every",
      paramLabel = "MS",
      defaultValue = "100",
      description = "between two calls for help; default ${DEFAULT-VALUE}")
  private int everyMs;

  @Option(
      names = "--calls",
      paramLabel = "FILE",
      description = "writes the times of each call beside a backlog into it, as CSV")
  private Path calls;

  @Mixin private BacklogOptions backlog;

  @Override
  BenchLine measure(BenchStack stack) throws Exception {
    say("starting the stack");
    stack.startStores();
    GatewayRun gateway =
        stack.startGateway(Map.of("FLEET_GATEWAY_RATE_EVENTS_PER_SECOND", "0"), List.of());
    NotifierRun notifier = stack.startNotifier();
    String token = gateway.minter().mint("bench", TokenMinter.RELAY, "", TOKEN_LIFE);
    ProbeFleet probes = new ProbeFleet(gateway.url(), token, Clock.systemUTC());
    try (FlinkRun flink = stack.startFlink("alert", JOB, List.of());
        WebhookReceiver receiver =
            WebhookReceiver.start(0, SECRET, ACCEPTED, Duration.ZERO, probes::received)) {
      subscribe(notifier, receiver);
      AlertLoads loads = AlertLoads.of(stack.scratch("load"), token, gateway.url());
      LoadResult load = run(loads, probes, flink);
      ProbeTimes times = probes.times();
      BacklogReport late = backlog.isWanted() ? runBeside(loads, probes, flink) : null;
      if (late != null && calls != null) {
        Files.writeString(calls, late.times().csv());
      }
      flink.requireUndisturbed();
      gateway.requireUndisturbed();
      notifier.requireUndisturbed();
      stack.requireUndisturbedStores();
      return late == null ? line(load, times) : line(load, times, late);
    }
  }

  private static void subscribe(NotifierRun notifier, WebhookReceiver receiver) throws Exception {
    List<String> ids = List.of("probe");
    EndpointFile.register(
        notifier.endpoints(), ids.get(0), receiver.url(), SECRET, List.of("vehicle.sos.opened"));
    Waiting waiting = Waiting.atMost(PATIENCE, "the notifier's look at its endpoints");
    while (notifier.known(ids).isEmpty()) {
      waiting.pause();
    }
  }

  private LoadResult run(AlertLoads loads, ProbeFleet probes, FlinkRun flink) throws Exception {
    say("%,d events/s; warming up for %d s", rate, warmUpSeconds);
    try (LoadProcess load = loads.steady(rate, warmUpSeconds + seconds + AFTER_S, null)) {
      load.awaitConnected(PATIENCE);
      warmUp(loads, probes, flink);
      say("calling for help every %d ms for %d s", everyMs, seconds);
      probes.callFor(seconds, everyMs);
      LoadResult result = load.await(PATIENCE);
      probes.awaitTold(PATIENCE);
      return result;
    }
  }

  /** Repairs run other code than what comes in time: it is not to be compiled while measured. */
  private void warmUp(AlertLoads loads, ProbeFleet probes, FlinkRun flink) throws Exception {
    if (!backlog.isWanted()) {
      probes.callFor(warmUpSeconds, everyMs);
      return;
    }
    BacklogOptions few = backlog.toWarmUp();
    try (BacklogWatch watch = BacklogWatch.start(flink.rest(), few.vehicles);
        LoadProcess upload = loads.backlog(few, "warm-up-")) {
      upload.awaitConnected(PATIENCE);
      probes.callFor(warmUpSeconds, everyMs);
      if (!watch.isOver()) {
        invalid("%d of %d repairs done while warming up", watch.done(), few.vehicles);
      }
    }
  }

  private BacklogReport runBeside(AlertLoads loads, ProbeFleet probes, FlinkRun flink)
      throws Exception {
    say(
        "calling on while %,d vehicles upload %,d events at %,d/s, and until they are repaired",
        backlog.vehicles, backlog.events(), backlog.rate);
    return new BacklogRun(loads, probes, rate, everyMs).measure(backlog, flink.rest());
  }

  private BenchLine line(LoadResult load, ProbeTimes times) {
    look(load, times);
    long calls = times.probes().size();
    return new BenchLine(
        Target.of("alert"),
        times.quantileMs(Stretch.WHOLE, 0.99),
        0,
        0,
        times.told(),
        calls,
        more(load, times, calls));
  }

  /** The worse of both counts. */
  private BenchLine line(LoadResult load, ProbeTimes times, BacklogReport late) {
    BenchLine alone = line(load, times);
    print("%nbeside a backlog%n");
    BenchLine beside = line(late.load(), late.times());
    if (late.backlog().acknowledged() != backlog.events() || late.took().isZero()) {
      invalid(
          "%,d of %,d late events taken, %d repairs done",
          late.backlog().acknowledged(), backlog.events(), late.repairs());
    }
    printPhase("while it was uploaded", late.whileUploaded());
    printPhase("while it was repaired", late.whileRepaired());
    print(
        "%,d late events uploaded in %.0f s; %d repairs, at most %d open, all done after %d s%n",
        late.backlog().acknowledged(),
        late.backlog().seconds(),
        late.repairs(),
        late.mostOpen(),
        late.took().toSeconds());
    Map<String, Object> more = new LinkedHashMap<>(beside.more());
    more.put("late_events", late.backlog().acknowledged());
    more.put("upload_s", Math.round(late.backlog().seconds()));
    more.put("upload_p50_ms", tenths(late.whileUploaded().quantileMs(Stretch.WHOLE, 0.5)));
    more.put("upload_p99_ms", tenths(late.whileUploaded().quantileMs(Stretch.WHOLE, 0.99)));
    more.put("repair_p50_ms", tenths(late.whileRepaired().quantileMs(Stretch.WHOLE, 0.5)));
    more.put("repair_p99_ms", tenths(late.whileRepaired().quantileMs(Stretch.WHOLE, 0.99)));
    more.put("repairs", late.repairs());
    more.put("most_repairs_open", late.mostOpen());
    more.put("repaired_after_s", late.took().toSeconds());
    more.put("without_backlog_p50_ms", tenths(times.quantileMs(Stretch.WHOLE, 0.5)));
    more.put("without_backlog_p99_ms", tenths(alone.value()));
    more.put("with_backlog_p99_ms", tenths(beside.value()));
    return new BenchLine(
        Target.of("alert"),
        Math.max(alone.value(), beside.value()),
        0,
        0,
        alone.verifiedRows() + beside.verifiedRows(),
        alone.expectedRows() + beside.expectedRows(),
        more);
  }

  private void printPhase(String phase, ProbeTimes times) {
    for (Stretch stretch : Stretch.values()) {
      print(
          "%s, %s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms of %,d calls%n",
          phase,
          name(stretch),
          times.quantileMs(stretch, 0.5),
          times.quantileMs(stretch, 0.9),
          times.quantileMs(stretch, 0.99),
          times.told());
    }
  }

  private void look(LoadResult load, ProbeTimes times) {
    if (load.perSecond() < LEAST_SHARE_OF_RATE * rate || load.refused() > 0) {
      invalid("%.0f events/s taken, %d refused", load.perSecond(), load.refused());
    }
    if (times.refused() > 0 || times.notVerified() > 0) {
      invalid(
          "%d calls refused, %d webhooks without a right signature",
          times.refused(), times.notVerified());
    }
    print("%-24s %10s %10s %10s%n", "", "p50 ms", "p99 ms", "max ms");
    for (Stretch stretch : Stretch.values()) {
      print(
          "%-24s %10.1f %10.1f %10.1f%n",
          name(stretch),
          times.quantileMs(stretch, 0.5),
          times.quantileMs(stretch, 0.99),
          times.quantileMs(stretch, 1));
    }
    print(
        "%,.0f events/s beside, acknowledged p50 %.1f ms, p99 %.1f ms%n",
        load.perSecond(), load.p50Ms(), load.p99Ms());
  }

  private static Map<String, Object> more(LoadResult load, ProbeTimes times, long calls) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("p50_ms", tenths(times.quantileMs(Stretch.WHOLE, 0.5)));
    more.put("max_ms", tenths(times.quantileMs(Stretch.WHOLE, 1)));
    more.put("lost", calls - times.told());
    more.put("events_per_s", Math.round(load.perSecond()));
    for (Stretch stretch : Stretch.values()) {
      if (stretch != Stretch.WHOLE) {
        more.put(name(stretch) + "_p50_ms", tenths(times.quantileMs(stretch, 0.5)));
        more.put(name(stretch) + "_p99_ms", tenths(times.quantileMs(stretch, 0.99)));
      }
    }
    return more;
  }

  private static String name(Stretch stretch) {
    return stretch.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static double tenths(double value) {
    return Math.round(10 * value) / 10.0;
  }
}
