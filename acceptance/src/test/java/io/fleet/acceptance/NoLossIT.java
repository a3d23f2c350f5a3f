package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Topic;
import io.fleet.local.part.PartNames;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A device over MQTT and one over HTTP deliver while the log is killed and away for 20 s: accepted
 * means stored, and nothing is there twice. {@code -Dfleet.loss.events=100000} makes it long.
 */
@Timeout(900)
@ExtendWith(CalmStack.class)
@ResourceLock(CalmStack.LOCK)
class NoLossIT {
  private static final int EVENTS = Integer.getInteger("fleet.loss.events", 10_000);
  private static final Duration ABSENCE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private static FleetStack stack;
  private static FleetClient client;

  @BeforeAll
  static void up() throws Exception {
    stack = CalmStack.stack();
    client = new FleetClient(stack);
  }

  @Test
  void whatIsAcknowledgedIsStoredOnceAlthoughTheLogWasAway() throws Exception {
    // given
    long nowMs = System.currentTimeMillis();
    Deliveries overMqtt = new Deliveries("no-loss-mqtt", EVENTS, nowMs);
    Deliveries overHttp = new Deliveries("no-loss-http", EVENTS, nowMs);
    Deliveries.goTogether(overMqtt, overHttp);
    MqttDevice mqtt = new MqttDevice(stack.mqttPort(), stack.deviceToken("no-loss-mqtt"), overMqtt);
    HttpDevice http =
        new HttpDevice(stack.gatewayUrl(), stack.deviceToken("no-loss-http"), overHttp);

    // when
    ExecutorService devices = Executors.newFixedThreadPool(2);
    try {
      Future<?> first = devices.submit(delivering(mqtt::deliver));
      Future<?> second = devices.submit(delivering(http::deliver));
      await("a quarter to be delivered")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> isUnderWay(overMqtt) && isUnderWay(overHttp));
      stack.killFor(PartNames.KAFKA, ABSENCE);
      first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      second.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      devices.shutdownNow();
    }

    // then
    for (Deliveries delivered : List.of(overMqtt, overHttp)) {
      assertThat(delivered.refused()).as("outage felt by " + delivered.vehicleId()).isPositive();
      assertThat(delivered.acknowledged()).hasSize(EVENTS);
      assertThat(idsInLog(delivered.vehicleId())).containsAll(delivered.acknowledged());
      assertOnceInClickHouse(delivered.vehicleId());
    }
    stack.awaitHealthy(PartNames.KAFKA);
    stack.awaitHealthy(PartNames.GATEWAY);
  }

  private static boolean isUnderWay(Deliveries deliveries) {
    return deliveries.acknowledged().size() >= EVENTS / 4;
  }

  private static Set<String> idsInLog(String vehicleId) {
    Set<String> ids = new HashSet<>();
    new RawLog(stack)
        .read(
            Topic.TELEMETRY_RAW,
            (key, json) -> {
              if (key.equals(vehicleId)) {
                ids.add(eventId(json));
              }
            });
    return ids;
  }

  private static String eventId(String json) {
    int from = json.indexOf("\"event_id\":\"") + 12;
    return json.substring(from, json.indexOf('"', from));
  }

  private static void assertOnceInClickHouse(String vehicleId) {
    String of = " FROM telemetry_current WHERE vehicle_id = '" + vehicleId + "'";
    client
        .soon()
        .untilAsserted(() -> assertThat(client.count("SELECT count()" + of)).isEqualTo(EVENTS));
    client
        .soon()
        .untilAsserted(
            () ->
                assertThat(client.sql("SELECT count(), uniqExact(ts, identity)" + of))
                    .isEqualTo(EVENTS + "\t" + EVENTS));
  }

  private static Callable<Void> delivering(Device device) {
    return () -> {
      device.deliver();
      return null;
    };
  }

  private interface Device {
    void deliver() throws Exception;
  }
}
