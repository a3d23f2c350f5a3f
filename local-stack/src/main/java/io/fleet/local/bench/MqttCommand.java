package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadProcess;
import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.load.MqttLoad;
import io.fleet.local.bench.stack.Mosquitto;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** QoS 1 messages, acknowledged by the log, beside Mosquitto as Debian ships it. */
@Command(
    name = "mqtt",
    description = {
      "QoS 1 over MQTT, acknowledged by the log, beside Mosquitto, which acknowledges from memory.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
final class MqttCommand extends GatewayBenchCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "of each")
  private int rounds;

  @Option(names = "--connections", paramLabel = "N", defaultValue = "48", description = "devices")
  private int connections;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "100",
      description = "unacknowledged messages of each device")
  private int window;

  @Override
  BenchLine measure(GatewayBench bench) throws Exception {
    try (Mosquitto mosquitto = new Mosquitto(bench.scratch("mosquitto"))) {
      say("publishing at QoS 1, %d s a round", seconds());
      List<String> asked = List.of("--window", String.valueOf(window));
      Rounds found =
          bench.alternate(
              rounds,
              seconds(),
              (name, s) -> run(bench, bench.gateway().mqttPort(), name, s, asked),
              (name, s) -> run(bench, mosquitto.port(), name, s, asked));
      say("the generator alone: Mosquitto at QoS 0");
      LoadResult alone =
          run(bench, mosquitto.port(), "alone-", Math.min(5, seconds()), List.of("--qos-0"));
      return line(bench, "mqtt", found, alone.perSecond());
    }
  }

  private LoadResult run(GatewayBench bench, int port, String name, int seconds, List<String> more)
      throws Exception {
    Path credentials = bench.devices(name, connections);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--port", String.valueOf(port)));
    arguments.addAll(List.of("--credentials", credentials.toString()));
    arguments.addAll(List.of("--seconds", String.valueOf(seconds)));
    arguments.addAll(List.of("--first-time", String.valueOf(bench.firstTimeMs())));
    arguments.addAll(more);
    return run(bench.scratch("load"), arguments, seconds);
  }

  private static LoadResult run(Path scratch, List<String> arguments, int seconds)
      throws IOException, InterruptedException {
    try (LoadProcess load = LoadProcess.start(scratch, MqttLoad.class, arguments)) {
      return load.await(PATIENCE.plusSeconds(seconds));
    }
  }
}
