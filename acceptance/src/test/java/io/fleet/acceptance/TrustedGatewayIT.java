package io.fleet.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What drivers, owners of devices and operators trust the whole system with. */
@Timeout(240)
@ExtendWith(CalmStack.class)
@ResourceLock(CalmStack.LOCK)
class TrustedGatewayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @TempDir static Path directory;

  private static FleetStack stack;
  private static FleetClient client;
  private static HttpClient http;

  @BeforeAll
  static void find() throws Exception {
    stack = CalmStack.stack();
    client = new FleetClient(stack);
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  static void leave() {
    http = null;
  }

  @Test
  void aPrivateDriveLeavesNoPlaceAnywhereAndItsCallForHelpArrives() throws Exception {
    // given one vehicle that says so itself, over MQTT, and one whose driver has switched
    Instant start = Instant.now().minusSeconds(QuietDrive.LENGTH_S + 1);
    String sayer = issue("token", "quiet-sayer");
    String switcher = issue("token", "quiet-switch");
    assertThat(post("events", switcher, switchedOn(start.minusSeconds(60)))).isEqualTo(202);

    // when
    try (LiveListener live = new LiveListener(stack, directory.resolve("live.txt"))) {
      publish("quiet-sayer", sayer, QuietDrive.of("quiet-sayer", start, true));
      String drive = String.join("\n", QuietDrive.of("quiet-switch", start, false));
      assertThat(post("telemetry", switcher, "application/x-ndjson", drive)).isEqualTo(202);
      refusedOnes(switcher);
      String help =
          "{\"vehicle_id\":\"quiet-sayer\",\"private\":true,\"timestamp\":\"%s\",\"lat\":62.5,\"lon\":18.5}";
      assertThat(post("sos", sayer, help.formatted(Instant.now()))).isEqualTo(202);

      // then
      client.soon().until(() -> kilometres("quiet-sayer") == QuietDrive.LENGTH_KM);
      client.soon().until(() -> kilometres("quiet-switch") == QuietDrive.LENGTH_KM);
      client.soon().until(() -> !client.list("/v1/alerts?vehicle_id=quiet-sayer").isEmpty());
      JsonNode alert = client.list("/v1/alerts?vehicle_id=quiet-sayer").get(0);
      assertThat(alert.get("alert_type").asText()).isEqualTo("sos");
      assertThat(alert.get("position").get("lat").asDouble()).isEqualTo(62.5);
      live.awaitWord("quiet-sayer");
      Traces traces = new Traces(stack, client, QuietDrive.places());
      assertThat(traces.inTopics()).isEmpty();
      assertThat(traces.inTables()).isEmpty();
      assertThat(traces.inFiles()).isEmpty();
      assertThat(traces.isIn(live.heard())).isFalse();
    }
  }

  @Test
  void aDriveThatIsNotPrivateIsFoundByTheSameSearch() throws Exception {
    // given
    String token = issue("token", "open-van");
    String fix =
        "{\"vehicle_id\":\"open-van\",\"timestamp\":\"%s\",\"lat\":63.141592,\"lon\":19.271828,\"private\":false}";
    assertThat(post("telemetry", token, fix.formatted(Instant.now()))).isEqualTo(202);
    client
        .soon()
        .until(
            () -> client.count("SELECT count() FROM telemetry WHERE vehicle_id = 'open-van'") == 1);

    // then
    Traces traces = new Traces(stack, client, List.of("63.141592", "63141592"));
    assertThat(traces.inTopics()).isNotEmpty();
    assertThat(traces.inTables()).contains("telemetry");
  }

  @Test
  void aRevokedDeviceIsCutOffWithinSecondsOverHttpAndMqtt() throws Exception {
    // given
    String token = issue("token", "stolen-van");
    Mqtt5BlockingClient mqtt = connected("stolen-van", token);
    assertThat(post("telemetry", token, alive("stolen-van"))).isEqualTo(202);

    // when
    stack.run(PATIENCE, "device", "revoke", "stolen-van");

    // then
    await("the end of the connection")
        .atMost(AT_ONCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !mqtt.getState().isConnected());
    assertThat(post("telemetry", token, alive("stolen-van"))).isEqualTo(401);
    assertThatThrownBy(() -> connected("stolen-van", token)).hasMessageContaining("CONNECT");
  }

  @Test
  void aDevicePublishesForItselfOnly() throws Exception {
    // given
    String token = issue("token", "honest-van");
    Mqtt5BlockingClient mqtt = connected("honest-van", token);

    // then
    assertThatThrownBy(
            () ->
                mqtt.publishWith()
                    .topic("devices/other-van/telemetry")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(alive("other-van").getBytes(UTF_8))
                    .send())
        .isInstanceOfSatisfying(
            Mqtt5PubAckException.class,
            refused ->
                assertThat(refused.getMqttMessage().getReasonCode())
                    .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED));
    assertThat(post("telemetry", token, alive("other-van"))).isEqualTo(422);
    mqtt.disconnect();
  }

  @Test
  void noSecretIsInAnyLogFileAfterEveryUseOfIt() throws Exception {
    // given
    String good = issue("token", "secretive-van");
    String key = issue("tracking-keys", "secretive-van");
    String wrong = "flt_" + "wrongwrong".repeat(4) + "abc";
    String signed = stack.token();

    // when they are used rightly, wrongly, and where they do not belong
    assertThat(post("telemetry", good, alive("secretive-van"))).isEqualTo(202);
    assertThat(post("telemetry", wrong, alive("secretive-van"))).isEqualTo(401);
    assertThat(post("telemetry?access_token=" + good, good, "{}")).isEqualTo(400);
    assertThat(post("telemetry", signed, "{\"broken\":" + key)).isEqualTo(400);
    connected("secretive-van", good).disconnect();
    assertThatThrownBy(() -> connected("secretive-van", wrong)).isNotNull();
    assertThat(track(key)).isEqualTo(200);
    assertThat(track("trk_wrongwrongwrongwrongwrong00")).isEqualTo(401);
    stack.run(PATIENCE, "device", "revoke", "secretive-van");
    assertThat(track(key)).isEqualTo(401);

    // then
    String signature = signed.substring(signed.lastIndexOf('.') + 1);
    Traces traces =
        new Traces(stack, client, List.of(good, key, wrong, signature, "wrongwrongwrong"));
    assertThat(traces.inFiles()).isEmpty();
    assertThat(new Traces(stack, client, List.of(good, wrong, signature)).inTopics()).isEmpty();
    assertThat(new Traces(stack, client, List.of(good, wrong, signature)).inTables()).isEmpty();
  }

  /** What is refused must not be kept with its place either. */
  private static void refusedOnes(String token) throws Exception {
    String place = "\"lat\":61.271828,\"lon\":17.845904";
    String who = "{\"vehicle_id\":\"quiet-switch\",\"timestamp\":\"";
    String ahead = who + Instant.now().plusSeconds(3_600) + "\"," + place + "}";
    assertThat(post("telemetry", token, ahead)).isEqualTo(422);
    assertThat(post("telemetry", token, who + Instant.now() + "\"," + place)).isEqualTo(400);
    String foreign = ahead.replace("quiet-switch", "somebody-else");
    assertThat(post("telemetry", token, foreign)).isEqualTo(422);
  }

  private static String switchedOn(Instant from) {
    return "{\"vehicle_id\":\"quiet-switch\",\"event_type\":\"private_on\",\"timestamp\":\""
        + from
        + "\"}";
  }

  private static String alive(String vehicle) {
    return "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"rpm\":800}"
        .formatted(vehicle, Instant.now());
  }

  /** By the odometer, which stays. */
  private static long kilometres(String vehicle) throws Exception {
    return client.count(
        "SELECT intDiv(max(odometer_m) - min(odometer_m), 1000) FROM telemetry FINAL"
            + " WHERE vehicle_id = '"
            + vehicle
            + "'");
  }

  /** A credential of a device, over the API. */
  private static String issue(String kind, String device) throws Exception {
    String path = "/v1/devices/" + device + "/" + (kind.equals("token") ? "tokens" : kind);
    HttpRequest request = request(path, stack.token(), "application/json", "{}");
    // who is told to come again, because the log is slow, comes again
    String answer =
        await()
            .atMost(30, TimeUnit.SECONDS)
            .until(() -> http.send(request, BodyHandlers.ofString()), it -> it.statusCode() != 503)
            .body();
    int from = answer.indexOf("\"secret\":\"") + 10;
    assertThat(from).as(answer).isGreaterThan(9);
    return answer.substring(from, answer.indexOf('"', from));
  }

  private static int post(String channel, String token, String body) throws Exception {
    return post(channel, token, "application/json", body);
  }

  private static int post(String channel, String token, String type, String body) throws Exception {
    HttpRequest request = request("/v1/" + channel, token, type, body);
    return http.send(request, BodyHandlers.ofString()).statusCode();
  }

  private static HttpRequest request(String path, String token, String type, String body) {
    return HttpRequest.newBuilder(URI.create(stack.gatewayUrl() + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static int track(String key) throws Exception {
    String address =
        "http://127.0.0.1:%d/?id=%s&timestamp=%d&lat=48.1&lon=11.5"
            .formatted(stack.trackerPort(), key, Instant.now().getEpochSecond());
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
    return http.send(request, BodyHandlers.ofString()).statusCode();
  }

  private static void publish(String device, String token, List<String> messages) throws Exception {
    Mqtt5BlockingClient mqtt = connected(device, token);
    for (String message : messages) {
      mqtt.publishWith()
          .topic("devices/" + device + "/telemetry")
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload(message.getBytes(UTF_8))
          .send();
    }
    mqtt.disconnect();
  }

  private static Mqtt5BlockingClient connected(String device, String token) throws Exception {
    Mqtt5BlockingClient mqtt =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier(device)
            .serverHost("127.0.0.1")
            .serverPort(stack.mqttPort())
            .simpleAuth()
            .username(device)
            .password(token.getBytes(UTF_8))
            .applySimpleAuth()
            .buildBlocking();
    mqtt.toAsync().connect().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return mqtt;
  }
}
