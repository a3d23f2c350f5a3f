package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.Device.publish3;
import static io.fleet.gateway.mqtt.Device.publish5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in, what they may do, and when they have to leave; in both protocol versions. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttAccessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String FOREIGN_TOPIC = "devices/ac-other/telemetry";

  @AfterEach
  void sendThemAway() {
    Device.disconnectAll();
  }

  @Test
  void aTokenThatIsNotGoodIsRefused() throws Exception {
    for (String token : List.of("x", "", GatewayWorld.foreignToken(), expired())) {
      Device device = new Device("tracker-1", token);
      assertThat(refusal3(device)).isEqualTo(Mqtt3ConnAckReturnCode.BAD_USER_NAME_OR_PASSWORD);
      assertThat(refusal5(device)).isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);
    }
  }

  @Test
  void aTokenOfAnotherDeviceIsRefused() {
    Device device = new Device("ac-1", GatewayWorld.token("ac-2", "device"));
    assertThat(refusal3(device)).isEqualTo(Mqtt3ConnAckReturnCode.NOT_AUTHORIZED);
    assertThat(refusal5(device)).isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
  }

  @Test
  void nobodyIsAnonymous() {
    Mqtt3BlockingClient client =
        com.hivemq.client.mqtt.MqttClient.builder()
            .useMqttVersion3()
            .identifier("anonymous")
            .serverHost("127.0.0.1")
            .serverPort(GatewayWorld.mqttPort())
            .buildBlocking();
    Mqtt3ConnAckException refused =
        catchThrowableOfType(Mqtt3ConnAckException.class, client::connect);
    assertThat(refused.getMqttMessage().getReturnCode())
        .isEqualTo(Mqtt3ConnAckReturnCode.NOT_AUTHORIZED);
  }

  @Test
  void anAdministratorMayStandInForADevice() {
    new Device("ac-any", GatewayWorld.token("ada", "admin")).connected5().disconnect();
  }

  @Test
  void anotherVehiclesTopicIsRefused() {
    // given
    Device device = Device.of("ac-1");
    Mqtt5BlockingClient client5 = device.connected5();
    Mqtt3AsyncClient client3 = device.connected3();
    // then
    assertThat(nack(client5, FOREIGN_TOPIC, device))
        .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED);
    assertThat(nack(client5, "devices/ac-1/more", device))
        .isEqualTo(Mqtt5PubAckReasonCode.TOPIC_NAME_INVALID);
    assertThat(client5.getState()).isEqualTo(MqttClientState.CONNECTED);
    client5.publish(publish5(device.topic(), device.event("still-there")));
    assertThatThrownBy(
            () -> client3.toBlocking().publish(publish3(FOREIGN_TOPIC, device.event("foreign"))))
        .isNotNull();
    awaitGone(client3);
  }

  @Test
  void mosquittosOwnClientHearsThatItMayNot() throws Exception {
    Device device = Device.of("ac-1");
    Mosquitto.Result of5 = Mosquitto.publish(device, "5", FOREIGN_TOPIC, device.event("foreign"));
    Mosquitto.Result of311 =
        Mosquitto.publish(device, "311", FOREIGN_TOPIC, device.event("foreign"));
    assertThat(of5.output()).contains("Not authorized");
    assertThat(of311.exitCode()).as(of311.output()).isNotZero();
  }

  @Test
  void thereIsNothingToSubscribeTo() {
    Device device = Device.of("ac-sub");
    Mqtt5BlockingClient client5 = device.connected5();
    Mqtt3BlockingClient client3 = device.connected3().toBlocking();
    assertThatThrownBy(() -> client5.subscribeWith().topicFilter("#").send())
        .isInstanceOf(Mqtt5SubAckException.class);
    assertThatThrownBy(() -> client3.subscribeWith().topicFilter(device.topic()).send())
        .isInstanceOf(Mqtt3SubAckException.class);
    client5.unsubscribeWith().topicFilter("#").send();
    client3.unsubscribeWith().topicFilter(device.topic()).send();
    assertThat(client3.getState()).isEqualTo(MqttClientState.CONNECTED);
  }

  @Test
  void whatTheGatewayOffersIsSaid() {
    // when
    Mqtt5ConnAck offer = Device.of("ac-offer").mqtt5("offer").connect();
    // then
    assertThat(offer.getRestrictions().getReceiveMaximum()).isEqualTo(50);
    assertThat(offer.getRestrictions().getMaximumQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
    assertThat(offer.getRestrictions().isRetainAvailable()).isFalse();
    assertThat(offer.getRestrictions().getMaximumPacketSize()).isEqualTo(64 * 1024);
    assertThat(offer.isSessionPresent()).isFalse();
  }

  @Test
  void aSessionGoesOn() {
    // given
    Mqtt5BlockingClient client = Device.of("ac-session").mqtt5("session");
    client.connectWith().cleanStart(false).sessionExpiryInterval(600).send();
    client.disconnect();
    // when
    boolean again =
        client.connectWith().cleanStart(false).sessionExpiryInterval(600).send().isSessionPresent();
    client.disconnectWith().sessionExpiryInterval(0).send();
    // then
    assertThat(again).isTrue();
    assertThat(client.connectWith().cleanStart(false).send().isSessionPresent()).isFalse();
  }

  @Test
  void aWillIsRefused() {
    Mqtt5BlockingClient client = Device.of("ac-will").mqtt5("will");
    Mqtt5ConnAckException refused =
        catchThrowableOfType(
            Mqtt5ConnAckException.class,
            () -> client.connectWith().willPublish().topic("devices/x").applyWillPublish().send());
    assertThat(refused.getMqttMessage().getReasonCode())
        .isEqualTo(Mqtt5ConnAckReasonCode.TOPIC_NAME_INVALID);
  }

  @Test
  void theSameClientIdTakesTheOlderConnectionsPlace() {
    // given
    Device device = Device.of("ac-twice");
    Mqtt5BlockingClient older = device.mqtt5("twice");
    Mqtt5BlockingClient newer = device.mqtt5("twice");
    Mqtt5BlockingClient stranger = Device.of("ac-stranger").mqtt5("twice");
    older.connect();
    stranger.connect();
    // when
    newer.connect();
    // then
    Awaitility.await().atMost(PATIENCE).until(() -> !older.getState().isConnected());
    newer.publish(publish5(device.topic(), device.event("newer")));
    assertThat(stranger.getState()).isEqualTo(MqttClientState.CONNECTED);
  }

  @Test
  void aConnectionEndsWithItsToken() {
    // given
    Device device =
        new Device("ac-short", GatewayWorld.deviceToken("ac-short", Duration.ofSeconds(2)));
    Mqtt3AsyncClient client = device.connected3();
    client.publishes(MqttGlobalPublishFilter.ALL, message -> {});
    // when
    client.toBlocking().publish(publish3(device.topic(), device.event("in-time")));
    // then
    awaitGone(client);
    assertThat(refusal3(device)).isEqualTo(Mqtt3ConnAckReturnCode.BAD_USER_NAME_OR_PASSWORD);
  }

  private static void awaitGone(Mqtt3AsyncClient client) {
    Awaitility.await().atMost(PATIENCE).until(() -> !client.getState().isConnected());
  }

  private static String expired() {
    return GatewayWorld.deviceToken("tracker-1", Duration.ofSeconds(-1));
  }

  private static Mqtt3ConnAckReturnCode refusal3(Device device) {
    Mqtt3BlockingClient client = device.mqtt3().buildBlocking();
    return catchThrowableOfType(Mqtt3ConnAckException.class, client::connect)
        .getMqttMessage()
        .getReturnCode();
  }

  private static Mqtt5ConnAckReasonCode refusal5(Device device) {
    Mqtt5BlockingClient client = device.mqtt5("refused");
    return catchThrowableOfType(Mqtt5ConnAckException.class, client::connect)
        .getMqttMessage()
        .getReasonCode();
  }

  private static Mqtt5PubAckReasonCode nack(
      Mqtt5BlockingClient client, String topic, Device device) {
    return catchThrowableOfType(
            Mqtt5PubAckException.class, () -> client.publish(publish5(topic, device.event("nack"))))
        .getMqttMessage()
        .getReasonCode();
  }
}
