package io.fleet.local.acceptance;

import io.fleet.local.FleetStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A tracker that publishes one short drive with Mosquitto's own client and a token of its own: a
 * minute at 100 km/h where 80 are allowed, then six minutes of standing.
 */
final class MqttDrive {
  private static final int DRIVING_S = 60;
  private static final int STANDING_S = 360;
  private static final int STANDING_STEP_S = 10;
  private static final double DEGREES_PER_S = 100 / 3.6 / 111_195;

  private final FleetStack stack;
  private final String vehicleId;
  private final String token;

  MqttDrive(FleetStack stack, String vehicleId) throws Exception {
    this.stack = stack;
    this.vehicleId = vehicleId;
    this.token = stack.run(Duration.ofSeconds(30), "token", "--device", vehicleId).strip();
  }

  /** Publishes all of it in one message; returns when it is acknowledged. */
  void publish(Path output) throws Exception {
    publish(output, vehicleId, "[" + String.join(",", events()) + "]");
  }

  /**
   * Publishes to a vehicle's topic.
   *
   * @param output gets what the client says
   * @return the client's exit code
   */
  int publish(Path output, String topicsVehicleId, String payload)
      throws IOException, InterruptedException {
    Process client =
        new ProcessBuilder(command("devices/" + topicsVehicleId + "/telemetry"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try (var in = client.getOutputStream()) {
      in.write(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    if (!client.waitFor(30, TimeUnit.SECONDS)) {
      client.destroyForcibly();
      throw new IOException("no acknowledgement");
    }
    return client.exitValue();
  }

  private List<String> command(String topic) {
    return List.of(
        "mosquitto_pub",
        "-h",
        "127.0.0.1",
        "-p",
        String.valueOf(stack.mqttPort()),
        "-V",
        "5",
        "-q",
        "1",
        "-u",
        vehicleId,
        "-P",
        token,
        "-t",
        topic,
        "-s");
  }

  private List<String> events() {
    Instant start = Instant.now().minusSeconds(DRIVING_S + STANDING_S + 60);
    List<String> events = new ArrayList<>();
    for (int s = 0; s < DRIVING_S; s++) {
      events.add(event(start.plusSeconds(s), s, 100));
    }
    for (int s = 0; s <= STANDING_S; s += STANDING_STEP_S) {
      events.add(event(start.plusSeconds(DRIVING_S + s), DRIVING_S, 0));
    }
    return events;
  }

  private String event(Instant at, int drivenS, int speedKmph) {
    return "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"lat\":%s,\"lon\":11.5,\"speed_kmph\":%d}"
        .formatted(vehicleId, at, 48.1 + drivenS * DEGREES_PER_S, speedKmph);
  }
}
