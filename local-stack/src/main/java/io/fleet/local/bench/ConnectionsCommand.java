package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadProcess;
import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.load.MqttLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many idle devices held over MQTT while some of them speak: how much memory that takes. */
@Command(
    name = "connections",
    description = {
      "Holds many MQTT connections while some of them speak; the value is the gateway's memory.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
final class ConnectionsCommand extends GatewayBenchCommand {
  private static final int OTHER_FILES = 1_000;
  private static final int SETTLE_S = 2;
  private static final long LOOK_MS = 500;
  private static final double LEAST_SHARE_OF_RATE = 0.98;
  private static final Duration CONNECT_PATIENCE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(names = "--devices", paramLabel = "N", defaultValue = "10000", description = "connected")
  private int devices;

  @Option(names = "--rate", paramLabel = "N", defaultValue = "1000", description = "messages/s")
  private int rate;

  @Option(names = "--senders", paramLabel = "N", defaultValue = "500", description = "who speak")
  private int senders;

  @Override
  Map<String, String> environment() {
    String most = String.valueOf(devices + OTHER_FILES);
    return Map.of("FLEET_GATEWAY_MQTT_MAX_CONNECTIONS", most);
  }

  /** A JVM raises its own limit up to the hard one, which only root may raise. */
  @Override
  void requireMachine() throws IOException {
    int needed = devices + OTHER_FILES;
    try (var lines = Files.lines(Path.of("/proc/self/limits"))) {
      String line = lines.filter(l -> l.startsWith("Max open files")).findFirst().orElseThrow();
      String hard = line.trim().split(" {2,}")[2];
      if (!hard.equals("unlimited") && Long.parseLong(hard) < needed) {
        throw new IllegalStateException(
            "%d open files are needed, the hard limit is %s: raise it in /etc/security/limits.conf"
                .formatted(needed, hard));
      }
    }
  }

  @Override
  BenchLine measure(GatewayBench bench) throws Exception {
    say("making %,d devices", devices);
    Path credentials = bench.devices("idle-", devices);
    long emptyBytes = bench.gateway().residentBytes();
    long[] mostBytes = {0};
    LoadResult result =
        bench.watched(
            () -> {
              try (LoadProcess load = start(bench, credentials)) {
                say("connecting");
                load.awaitConnected(CONNECT_PATIENCE);
                say("holding %,d connections, %,d messages/s for %d s", devices, rate, seconds());
                mostBytes[0] = watchMemory(bench, load);
                return load.await(PATIENCE.plusSeconds(seconds()));
              }
            });
    return line(bench, result, emptyBytes, mostBytes[0]);
  }

  private LoadProcess start(GatewayBench bench, Path credentials) throws IOException {
    return LoadProcess.start(
        bench.scratch("load"),
        MqttLoad.class,
        List.of(
            "--port=" + bench.gateway().mqttPort(),
            "--credentials=" + credentials,
            "--seconds=" + seconds(),
            "--settle=" + SETTLE_S,
            "--first-time=" + bench.firstTimeMs(),
            "--rate=" + rate,
            "--senders=" + Math.min(senders, devices)));
  }

  private long watchMemory(GatewayBench bench, LoadProcess load)
      throws IOException, InterruptedException {
    long most = 0;
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_S + seconds());
    while (load.isAlive() && System.nanoTime() < endNs) {
      most = Math.max(most, bench.gateway().residentBytes());
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
    return most;
  }

  private BenchLine line(GatewayBench bench, LoadResult result, long emptyBytes, long mostBytes)
      throws Exception {
    bench.tally().add(result);
    long inLog = bench.eventsInLog();
    bench.tally().reservations(inLog).forEach(this::invalid);
    if (result.perSecond() < LEAST_SHARE_OF_RATE * rate) {
      invalid("%.0f messages/s instead of %d".formatted(result.perSecond(), rate));
    }
    if (result.unanswered() > 0) {
      invalid("%d messages were never acknowledged".formatted(result.unanswered()));
    }
    print("%,d connections held, %d lost%n", devices, result.lost());
    print(
        "%,.0f messages/s, PUBACK p50 %.1f ms, p99 %.1f ms%n",
        result.perSecond(), result.p50Ms(), result.p99Ms());
    print("resident: %,d MB at most, %,d MB before%n", mostBytes >> 20, emptyBytes >> 20);
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("connections", devices);
    more.put("lost", result.lost());
    more.put("messages_per_s", Math.round(result.perSecond()));
    more.put("p50_ms", Math.round(10 * result.p50Ms()) / 10.0);
    more.put("p99_ms", Math.round(10 * result.p99Ms()) / 10.0);
    return new BenchLine(
        Target.of("connections"),
        mostBytes,
        0,
        0,
        bench.tally().verified(inLog),
        result.sent(),
        more);
  }
}
