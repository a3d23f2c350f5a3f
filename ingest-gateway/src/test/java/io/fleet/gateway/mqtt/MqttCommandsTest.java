package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.Device.publish3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Commands reach the device that is in the vehicle, whenever it comes, and what it says is kept.
 */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttCommandsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AfterEach
  void sendThemAway() {
    Device.disconnectAll();
  }

  @Test
  void aCommandReachesADeviceThatIsThereAndIsDelivered() {
    // given
    CommandListener device = listener("cmd-there");
    // when
    String id = Operator.give("cmd-there", "horn");
    // then
    awaitReceived(device, id);
    Operator.awaitState("cmd-there", id, "delivered");
    assertThat(device.payloads().get(0))
        .contains("\"vehicle_id\":\"cmd-there\",\"type\":\"horn\",\"params\":{\"n\":1}");
  }

  @Test
  void aCommandWaitsForADeviceThatIsAway() {
    // given
    String first = Operator.give("cmd-away", "horn");
    String second = Operator.give("cmd-away", "lights");
    Operator.awaitState("cmd-away", second, "pending");
    // when
    CommandListener device = listener("cmd-away");
    // then
    awaitReceived(device, second);
    assertThat(device.payloads().get(0)).contains(first);
    Operator.awaitState("cmd-away", first, "delivered");
  }

  @Test
  void whatWasDeliveredIsNotSentAgain() {
    // given
    CommandListener device = listener("cmd-once");
    String id = Operator.give("cmd-once", "horn");
    awaitReceived(device, id);
    Operator.awaitState("cmd-once", id, "delivered");
    device.client().disconnect();
    // when
    CommandListener again = listener("cmd-once");
    String next = Operator.give("cmd-once", "lights");
    // then
    awaitReceived(again, next);
    assertThat(again.has(id)).isFalse();
  }

  @Test
  void theDevicesAnswerIsRecorded() {
    try (LogTail replies = new LogTail(Topic.COMMAND_REPLIES.topicName())) {
      // given
      Device device = Device.of("cmd-answer");
      CommandListener listener = listener("cmd-answer");
      String done = Operator.give("cmd-answer", "horn");
      String failed = Operator.give("cmd-answer", "lights");
      awaitReceived(listener, failed);
      // when
      answer(device, "{\"command_id\":\"" + done + "\",\"status\":\"acknowledged\"}");
      answer(
          device,
          "{\"command_id\":\"" + failed + "\",\"status\":\"failed\",\"detail\":\"no lights\"}");
      // then
      Operator.awaitState("cmd-answer", done, "acknowledged");
      Operator.awaitState("cmd-answer", failed, "failed");
      replies.await(r -> text(r.value()).contains("no lights"));
    }
  }

  @Test
  void anAnswerToAnothersCommandIsRefusedAndKept() {
    try (LogTail letters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      // given
      String id = Operator.give("cmd-victim", "horn");
      Operator.awaitState("cmd-victim", id, "pending");
      String answer = "{\"command_id\":\"" + id + "\",\"status\":\"acknowledged\"}";
      // when
      catchThrowableOfType(
          Mqtt5PubAckException.class,
          () ->
              Device.of("cmd-thief")
                  .connected5()
                  .publish(Device.publish5("devices/cmd-thief/commands/replies", answer)));
      // then
      letters.await(r -> text(r.value()).equals(answer));
      assertThat(Operator.state("cmd-victim", id)).isEqualTo("pending");
    }
  }

  @Test
  void aCommandThatNobodyFetchesExpires() {
    // given
    String id =
        Operator.post("cmd-late", "{\"type\":\"horn\",\"expires_in\":\"PT2S\"}").path("command_id");
    // when
    Operator.awaitState("cmd-late", id, "expired");
    CommandListener device = listener("cmd-late");
    String next = Operator.give("cmd-late", "lights");
    // then
    awaitReceived(device, next);
    assertThat(device.has(id)).isFalse();
  }

  @Test
  void whatAnybodyWritesToTheTopicIsDeliveredAndWhatSaysNothingPassedOver() throws Exception {
    // given
    CommandListener device = listener("cmd-log");
    // when
    for (String garbage : new String[] {"", "no json", "{}", "[]", "{\"command_id\":\"x\"}"}) {
      Operator.write(Topic.COMMANDS, "cmd-log", garbage);
    }
    Operator.write(
        Topic.COMMANDS,
        "cmd-log",
        "{\"command_id\":\"by-hand\",\"vehicle_id\":\"cmd-log\",\"type\":\"horn\"}");
    // then
    awaitReceived(device, "by-hand");
    assertThat(RestAssured.get("/q/metrics").asString())
        .contains("fleet_gateway_commands_unreadable_total{topic=\"commands\"}");
  }

  @Test
  void theDeviceThatIsInTheVehicleNowGetsItsCommands() throws Exception {
    // given
    CommandListener tracker = listener("cmd-tracker");
    String id = Operator.give("cmd-van", "horn");
    Operator.awaitState("cmd-van", id, "pending");
    // when
    Operator.write(
        Topic.PAIRINGS,
        "cmd-tracker@0",
        ("{\"id\":\"cmd-tracker\",\"valid_from\":\"%s\",\"version\":1,\"changed_at\":\"%s\","
                + "\"changed_by\":\"ada\",\"body\":{\"vehicle_id\":\"cmd-van\"}}")
            .formatted("1970-01-01T00:00:00Z", Instant.now()));
    // then
    awaitReceived(tracker, id);
  }

  @Test
  void moreThanTheDeviceCanTakeWaitsUntilItConfirms() {
    // given
    CommandListener device =
        CommandListener.silent(Device.of("cmd-window"), "w").connect(true, 2).subscribe();
    // when
    for (int i = 0; i < 5; i++) {
      Operator.give("cmd-window", "t" + i);
    }
    // then
    Awaitility.await().atMost(PATIENCE).until(() -> device.payloads().size() == 2);
    Awaitility.await()
        .during(Duration.ofMillis(500))
        .atMost(PATIENCE)
        .until(() -> device.payloads().size() == 2);
  }

  @Test
  void whatWasNotConfirmedIsSentAgainAsADuplicate() throws Exception {
    // given
    Device device = Device.of("cmd-dup");
    String id = Operator.give("cmd-dup", "horn");
    Operator.awaitState("cmd-dup", id, "pending");
    RawMqtt.Packet first = firstCommand(device, true);
    // when
    RawMqtt.Packet second = firstCommand(device, false);
    // then
    assertThat(first.type()).isEqualTo(0x32);
    assertThat(second.type()).isEqualTo(0x3A);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void onlyTheOwnCommandsCanBeSubscribedTo() {
    CommandListener device = CommandListener.of(Device.of("cmd-sub"), "s").connect(true, 10);
    for (String filter :
        new String[] {
          "#", "devices/+/commands", "devices/other/commands", "devices/cmd-sub/commands/replies"
        }) {
      assertThatThrownBy(
              () -> device.client().subscribeWith().topicFilter(filter).qos(qos1()).send())
          .as(filter)
          .isInstanceOf(Mqtt5SubAckException.class);
    }
  }

  @Test
  void atQos0NobodyWouldKnowSoItIsRefused() {
    CommandListener device = CommandListener.of(Device.of("cmd-qos"), "s").connect(true, 10);
    assertThatThrownBy(
            () ->
                device
                    .client()
                    .subscribeWith()
                    .topicFilter("devices/cmd-qos/commands")
                    .qos(com.hivemq.client.mqtt.datatypes.MqttQos.AT_MOST_ONCE)
                    .send())
        .isInstanceOf(Mqtt5SubAckException.class);
  }

  @Test
  void mosquittosOwnClientFetchesACommand() throws Exception {
    // given
    Device device = Device.of("cmd-mosquitto");
    String id = Operator.give("cmd-mosquitto", "horn");
    // when
    Mosquitto.Result result = Mosquitto.fetch(device, "311", "devices/cmd-mosquitto/commands");
    // then
    assertThat(result.output()).contains(id);
    Operator.awaitState("cmd-mosquitto", id, "delivered");
  }

  @Test
  void whoMayGiveCommandsAndHow() {
    assertThat(Operator.post("cmd-v", "{\"type\":\"t\"}", "viewer").statusCode()).isEqualTo(403);
    assertThat(Operator.post("cmd-v", "{\"type\":\"t\"}", "device").statusCode()).isEqualTo(403);
    assertThat(Operator.post("cmd-v", "{\"type\":\"t\"}", "admin").statusCode()).isEqualTo(202);
    assertThat(Operator.post("cmd-v", "{}").statusCode()).isEqualTo(400);
    assertThat(Operator.post("cmd%20v", "{\"type\":\"t\"}").statusCode()).isEqualTo(400);
    assertThat(Operator.post("cmd-v", "{\"type\":\"t\",\"expires_in\":\"P8D\"}").statusCode())
        .isEqualTo(400);
    String large = "{\"type\":\"t\",\"params\":{\"a\":\"" + "x".repeat(70_000) + "\"}}";
    assertThat(Operator.post("cmd-v", large).statusCode()).isEqualTo(413);
  }

  private static com.hivemq.client.mqtt.datatypes.MqttQos qos1() {
    return com.hivemq.client.mqtt.datatypes.MqttQos.AT_LEAST_ONCE;
  }

  private static CommandListener listener(String deviceId) {
    return CommandListener.of(Device.of(deviceId), "c").connect(true, 100).subscribe();
  }

  private static void answer(Device device, String answer) {
    device
        .connected3()
        .toBlocking()
        .publish(publish3("devices/" + device.id() + "/commands/replies", answer));
  }

  private static void awaitReceived(CommandListener device, String commandId) {
    Awaitility.await().atMost(PATIENCE).until(() -> device.has(commandId));
  }

  /** Connects by hand with a session that is kept, and leaves without confirming. */
  private static RawMqtt.Packet firstCommand(Device device, boolean subscribing) throws Exception {
    try (RawMqtt raw = new RawMqtt()) {
      byte[] connect = RawMqtt.connect(4, "dup", device);
      connect[7] &= ~2; // not a clean session
      raw.send(RawMqtt.packet(RawMqtt.CONNECT, connect));
      raw.read();
      if (subscribing) {
        raw.send(RawMqtt.packet(0x82, RawMqtt.subscribe("devices/" + device.id() + "/commands")));
        raw.read();
      }
      return raw.read();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
