package io.fleet.gateway.mqtt;

import io.fleet.gateway.broker.GatewayWorld;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The command line client of Mosquitto, as an operator would use it. */
final class Mosquitto {
  private static final int PATIENCE_S = 15;

  private Mosquitto() {}

  /** How the command ended and what it said. */
  record Result(int exitCode, String output) {}

  /**
   * Publishes one message at QoS 1.
   *
   * @param version {@code 311} or {@code 5}
   */
  static Result publish(Device device, String version, String topic, String payload)
      throws Exception {
    Process process =
        new ProcessBuilder(
                "mosquitto_pub",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(GatewayWorld.mqttPort()),
                "-V",
                version,
                "-u",
                device.id(),
                "-P",
                device.token(),
                "-q",
                "1",
                "-t",
                topic,
                "-m",
                payload)
            .redirectErrorStream(true)
            .start();
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IllegalStateException("mosquitto_pub does not end");
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.exitValue(), output);
    } finally {
      process.destroyForcibly();
    }
  }
}
