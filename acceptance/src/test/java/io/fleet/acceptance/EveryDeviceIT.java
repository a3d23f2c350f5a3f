package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The same rough drive over MQTT, over HTTP and a day late: the same trip and the same alerts. */
@Timeout(180)
@ExtendWith(CalmStack.class)
@ResourceLock(CalmStack.LOCK)
class EveryDeviceIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir static Path directory;

  private static FleetStack stack;
  private static FleetClient client;
  @AutoClose private static WebhookListener listener;
  private static Path messages;

  @BeforeAll
  static void listen() throws Exception {
    stack = CalmStack.stack();
    client = new FleetClient(stack);
    messages = directory.resolve("messages.txt");
    listener = new WebhookListener(stack, messages, "--json").awaitRegistered(client);
  }

  @Test
  void aDriveOverMqttBecomesATripAndSignedAlerts() throws Exception {
    // when
    int exit = publish("mqtt-van", "mqtt-van", RoughDrive.of("mqtt-van", recently()));

    // then
    assertThat(exit).isZero();
    assertTold("mqtt-van", false);
  }

  @Test
  void theSameOverHttp() throws Exception {
    post(RoughDrive.of("http-van", recently()));
    assertTold("http-van", false);
  }

  @Test
  void yesterdaysDriveRaisesTheSameAlertsMarkedLate() throws Exception {
    post(RoughDrive.of("late-van", recently().minus(Duration.ofDays(1))));
    assertTold("late-van", true);
  }

  @Test
  void aDeviceThatWritesForAnotherVehicleIsRefused() throws Exception {
    // when by topic, and by the message's own word
    publish("mqtt-thief", "mqtt-victim", List.of(fix("mqtt-victim")));
    String answer = Files.readString(directory.resolve("mqtt-thief.out"));
    publish("mqtt-thief", "mqtt-thief", List.of(fix("mqtt-victim")));
    publish("mqtt-thief", "mqtt-thief", List.of(fix("mqtt-thief")));

    // then
    assertThat(answer).contains("Not authorized");
    client.soon().until(() -> rows("mqtt-thief") == 1);
    assertThat(rows("mqtt-victim")).isZero();
  }

  /** One trip, one overspeed episode, three harsh brakes, one alert of the pattern, all signed. */
  private static void assertTold(String vehicle, boolean late) throws Exception {
    client
        .soon()
        .untilAsserted(
            () -> {
              List<JsonNode> trips = client.list("/v1/trips?vehicle_id=" + vehicle);
              assertThat(trips).hasSize(1);
              assertThat(trips.get(0).get("state").asText()).isEqualTo("closed");
              assertThat(trips.get(0).get("overspeed_episodes").asInt()).isEqualTo(1);
              assertThat(alerts(vehicle, late))
                  .containsExactlyInAnyOrder(
                      "aggressive_driving",
                      "harsh_braking",
                      "harsh_braking",
                      "harsh_braking",
                      "overspeed");
            });
    client
        .soon()
        .untilAsserted(
            () ->
                assertThat(verifiedTypes(vehicle))
                    .contains(
                        "vehicle.aggressive_driving.opened",
                        "vehicle.aggressive_driving.resolved",
                        "vehicle.harsh_braking.opened",
                        "vehicle.overspeed.resolved"));
  }

  private static List<String> alerts(String vehicle, boolean late) throws Exception {
    return client.list("/v1/alerts?vehicle_id=" + vehicle).stream()
        .filter(alert -> alert.get("late").asBoolean() == late)
        .map(alert -> alert.get("alert_type").asText())
        .toList();
  }

  private static List<String> verifiedTypes(String vehicle) throws IOException {
    List<String> types = new ArrayList<>();
    for (String line : Files.readAllLines(messages)) {
      JsonNode received = line.startsWith("{") ? JSON.readTree(line) : JSON.createObjectNode();
      JsonNode message = received.path("message");
      if (received.path("verified").asBoolean()
          && message.path("data").path("vehicle_id").asText().equals(vehicle)) {
        types.add(message.path("type").asText());
      }
    }
    return types;
  }

  private static void post(List<String> drive) throws Exception {
    String body = "[" + String.join(",", drive) + "]";
    assertThat(client.post(body).statusCode()).isEqualTo(202);
  }

  /** Publishes each message at QoS 1 as a device does; mosquitto_pub's exit code. */
  private static int publish(String device, String topicOf, List<String> drive) throws Exception {
    String token = stack.run(MINUTE, "token", "--device", device).strip();
    Path lines = Files.write(directory.resolve(device + ".jsonl"), drive);
    Process process =
        new ProcessBuilder(
                List.of(
                    "mosquitto_pub",
                    "-V",
                    "5",
                    "-l",
                    "-q",
                    "1",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    String.valueOf(stack.mqttPort()),
                    "-i",
                    device,
                    "-u",
                    device,
                    "-P",
                    token,
                    "-t",
                    "devices/" + topicOf + "/telemetry"))
            .redirectInput(lines.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(device + ".out").toFile())
            .start();
    if (!process.waitFor(MINUTE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("mosquitto_pub did not end");
    }
    return process.exitValue();
  }

  private static long rows(String vehicle) throws Exception {
    return client.count("SELECT count() FROM telemetry FINAL WHERE vehicle_id='" + vehicle + "'");
  }

  private static String fix(String vehicle) {
    return "{\"vehicle_id\":\""
        + vehicle
        + "\",\"timestamp\":\""
        + Instant.now()
        + "\",\"rpm\":800}";
  }

  /** So that the drive ends now and none of it is late. */
  private static Instant recently() {
    return Instant.now().minusSeconds(RoughDrive.LENGTH_S);
  }
}
