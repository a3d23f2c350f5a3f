package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.load.NullSink;
import io.fleet.local.bench.load.WrkLoad;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Single events over kept connections, beside an empty endpoint of the same server. */
@Command(
    name = "http",
    description = {
      "Single events over HTTP, acknowledged by the log, beside an empty endpoint of the same server.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
final class HttpCommand extends GatewayBenchCommand {
  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "of each")
  private int rounds;

  @Option(names = "--connections", paramLabel = "N", defaultValue = "64", description = "kept open")
  private int connections;

  @Override
  Map<String, String> environment() {
    return Map.of("FLEET_GATEWAY_BENCH_ENDPOINT", "true");
  }

  @Override
  BenchLine measure(GatewayBench bench) throws Exception {
    Path relay = bench.relay();
    WrkLoad wrk = new WrkLoad(bench.scratch("wrk"), relay, connections);
    String url = bench.gateway().url();
    long firstTimeMs = bench.firstTimeMs();
    say("posting single events, %d s a round", seconds());
    Rounds found =
        bench.alternate(
            rounds,
            seconds(),
            (name, s) -> wrk.run(url + "/v1/telemetry", name, s, firstTimeMs),
            (name, s) -> taken(wrk.run(url + "/v1/bench/empty", name, s, firstTimeMs)));
    say("the generator alone");
    try (NullSink sink = new NullSink()) {
      LoadResult alone = wrk.run(sink.url(), "alone-", Math.min(5, seconds()), firstTimeMs);
      return line(bench, "http", found, alone.perSecond());
    }
  }

  /** A reference that refuses is fast and none. */
  private static LoadResult taken(LoadResult reference) {
    if (reference.refused() > 0 || reference.lost() > 0) {
      throw new IllegalStateException("the empty endpoint refused: " + reference);
    }
    return reference;
  }
}
