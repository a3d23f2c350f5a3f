package io.fleet.local.bench;

import io.fleet.local.bench.load.BatchLoad;
import io.fleet.local.bench.load.LoadProcess;
import io.fleet.local.bench.load.LoadResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Batches of events, one a line; beside an empty endpoint that reads the same bodies. */
@Command(
    name = "batch",
    description = {
      "Batches of events over HTTP, acknowledged by the log; an empty endpoint reads the same bodies.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
final class BatchCommand extends GatewayBenchCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Bodies packed for each second of a round: enough for twice the target. */
  private static final int EVENTS_PACKED_PER_S = 200_000;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "of each")
  private int rounds;

  @Option(names = "--events", paramLabel = "N", defaultValue = "500", description = "in a body")
  private int events;

  @Option(names = "--connections", paramLabel = "N", defaultValue = "8", description = "kept open")
  private int connections;

  @Option(names = "--gzip", description = "bodies packed by their sender")
  private boolean gzip;

  @Override
  Map<String, String> environment() {
    return Map.of("FLEET_GATEWAY_BENCH_ENDPOINT", "true");
  }

  @Override
  BenchLine measure(GatewayBench bench) throws Exception {
    Path relay = bench.relay();
    String url = bench.gateway().url();
    say("posting %d events a body%s, %d s a round", events, gzip ? ", gzip" : "", seconds());
    Rounds found =
        bench.alternate(
            rounds,
            seconds(),
            (name, s) -> run(bench, relay, url + "/v1/telemetry", name, s),
            (name, s) -> run(bench, relay, url + "/v1/bench/empty", name, s));
    // the empty endpoint does so little that its rate is what the generator can give
    return line(bench, "batch", found, found.referencePerSecond());
  }

  private LoadResult run(GatewayBench bench, Path relay, String url, String name, int seconds)
      throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--url", url));
    arguments.addAll(List.of("--credentials", relay.toString()));
    arguments.addAll(List.of("--prefix", name));
    arguments.addAll(List.of("--events", String.valueOf(events)));
    arguments.addAll(List.of("--connections", String.valueOf(connections)));
    arguments.addAll(List.of("--seconds", String.valueOf(seconds)));
    arguments.addAll(List.of("--first-time", String.valueOf(bench.firstTimeMs())));
    if (gzip) {
      int bodies = Math.max(1, seconds * EVENTS_PACKED_PER_S / events);
      arguments.addAll(List.of("--packed", String.valueOf(bodies)));
    }
    Path scratch = bench.scratch("load");
    try (LoadProcess load = LoadProcess.start(scratch, BatchLoad.class, arguments)) {
      return load.await(PATIENCE.plusSeconds(seconds));
    }
  }
}
