package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.Device.publish3;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many connections from one address, slow ones and half open ones leave the others alone. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttCrowdTest {
  private static final String CROWD = "127.0.0.2";
  private static final int CONNECTS = 20_000;
  private static final int PUBLISHED = 50;
  private static final int PATIENCE_S = 30;

  private final Device device = Device.of("crowd-bystander");

  @AfterEach
  void sendThemAway() {
    Device.disconnectAll();
  }

  @Test
  void twentyThousandConnectsOfOneAddressDisturbNobody() throws Exception {
    // given
    Mqtt3AsyncClient bystander = device.connected3();
    // when
    CompletableFuture<Integer> crowd = CompletableFuture.supplyAsync(MqttCrowdTest::rush);
    for (int i = 0; i < PUBLISHED; i++) {
      bystander
          .publish(publish3(device.topic(), device.event("n" + i)))
          .get(PATIENCE_S, TimeUnit.SECONDS); // each in time, while they come
    }
    int refused = crowd.get(300, TimeUnit.SECONDS);
    // then
    assertThat(refused).isGreaterThan(CONNECTS / 2);
    bystander
        .publish(publish3(device.topic(), device.event("after")))
        .get(PATIENCE_S, TimeUnit.SECONDS);
    assertThat(RestAssured.get("/q/metrics").asString())
        .contains("fleet_gateway_mqtt_connects_refused_total{reason=\"address_rate\"}");
  }

  @Test
  void aConnectThatDripsIsSentAwayInTime() throws Exception {
    try (RawMqtt raw = new RawMqtt()) {
      byte[] connect = RawMqtt.packet(RawMqtt.CONNECT, RawMqtt.connect(4, "drip", device));
      int sent = 0;
      try {
        while (sent < connect.length) {
          raw.send(new byte[] {connect[sent++]});
          raw.pause(200); // every byte well within the patience
        }
      } catch (IOException e) {
        // closed, as it should be
      }
      assertThat(raw.isClosed()).isTrue();
      assertThat(sent).isLessThan(connect.length);
    }
  }

  /** Connects as fast as it can; returns how many were closed without a word. */
  private static int rush() {
    int refused = 0;
    for (int i = 0; i < CONNECTS; i++) {
      try (RawMqtt raw = new RawMqtt(CROWD)) {
        refused += i % 100 == 99 && raw.isClosed() ? 100 : 0;
      } catch (IOException e) {
        refused++;
      }
    }
    return refused;
  }
}
