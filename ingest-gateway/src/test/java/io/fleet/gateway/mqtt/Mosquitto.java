package io.fleet.gateway.mqtt;

import io.fleet.gateway.broker.GatewayWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line clients of Mosquitto, as an operator would use them. */
final class Mosquitto {
  private static final int PATIENCE_S = 20;

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
    List<String> command = command("mosquitto_pub", GatewayWorld.mqttPort(), device, version);
    command.addAll(List.of("-t", topic, "-m", payload));
    return run(command);
  }

  /** Publishes one message over TLS to a server it knows by a certificate. */
  static Result publishOverTls(Device device, Path authority, String topic, String payload)
      throws Exception {
    List<String> command = command("mosquitto_pub", GatewayWorld.mqttsPort(), device, "5");
    command.addAll(List.of("--cafile", authority.toString(), "-t", topic, "-m", payload));
    return run(command);
  }

  /** Publishes one message over TLS with a certificate in place of username and token. */
  static Result publishWithCertificate(
      Path authority, Path certificate, Path key, String topic, String payload) throws Exception {
    return run(
        List.of(
            "mosquitto_pub",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(GatewayWorld.mqttsPort()),
            "-V",
            "5",
            "--cafile",
            authority.toString(),
            "--cert",
            certificate.toString(),
            "--key",
            key.toString(),
            "-q",
            "1",
            "-t",
            topic,
            "-m",
            payload));
  }

  /** Subscribes at QoS 1 until one message has come. */
  static Result fetch(Device device, String version, String topic) throws Exception {
    List<String> command = command("mosquitto_sub", GatewayWorld.mqttPort(), device, version);
    command.addAll(List.of("-t", topic, "-C", "1", "-W", "15"));
    return run(command);
  }

  private static List<String> command(String tool, int port, Device device, String version) {
    return new ArrayList<>(
        List.of(
            tool,
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-V",
            version,
            "-u",
            device.id(),
            "-P",
            device.token(),
            "-q",
            "1"));
  }

  private static Result run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IllegalStateException(command.get(0) + " does not end");
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.exitValue(), output);
    } finally {
      process.destroyForcibly();
    }
  }
}
