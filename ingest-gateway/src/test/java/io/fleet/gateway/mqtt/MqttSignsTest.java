package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.Device.publish3;
import static io.fleet.gateway.mqtt.Device.publish5;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of MQTT. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttSignsTest {
  private final Device device = Device.of("signs-1");

  @AfterEach
  void sendThemAway() {
    Device.disconnectAll();
  }

  @Test
  void readinessSaysThatItIsListenedFor() {
    assertThat(get("/q/health/ready").path("checks.find { it.name == 'mqtt' }.status").toString())
        .isEqualTo("UP");
  }

  @Test
  void whatHappensIsCounted() {
    // given
    Mqtt5BlockingClient client = device.connected5();
    // when
    client.publish(publish5(device.topic(), device.event("counted")));
    catchThrowable(() -> client.publish(publish5("devices/signs-2/telemetry", "{}")));
    catchThrowable(() -> client.publish(publish5(device.topic(), "{}")));
    catchThrowable(() -> new Device("signs-1", "x").mqtt5("x").connect());
    catchThrowable(() -> device.connected3().toBlocking().publish(publish3("elsewhere", "{}")));
    // then
    assertThat(get("/q/metrics").asString())
        .contains(
            "fleet_gateway_events_total{outcome=\"accepted\",protocol=\"mqtt\",reason=\"none\"}",
            "{outcome=\"unprocessable\",protocol=\"mqtt\",reason=\"vehicle_id\"}",
            "fleet_gateway_requests_refused_total{protocol=\"mqtt\",reason=\"forbidden\"}",
            "fleet_gateway_mqtt_connects_refused_total{reason=\"credentials\"}",
            "fleet_gateway_mqtt_disconnects_total{reason=\"topic\"}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                get("/q/metrics")
                    .asString()
                    .contains("fleet_gateway_mqtt_connections{listener=\"plain\"} 1.0"));
  }
}
