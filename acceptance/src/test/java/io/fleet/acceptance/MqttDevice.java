package io.fleet.acceptance;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Publishes event after event at QoS 1, comes back when it is sent away, and sends again. */
final class MqttDevice {
  private static final int UNACKNOWLEDGED = 200;
  private static final long PATIENCE_S = 180;

  private final Mqtt3AsyncClient client;
  private final Deliveries deliveries;
  private final Semaphore free = new Semaphore(UNACKNOWLEDGED);

  MqttDevice(int port, String token, Deliveries deliveries) {
    this.deliveries = deliveries;
    this.client =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(deliveries.vehicleId())
            .serverHost("127.0.0.1")
            .serverPort(port)
            .simpleAuth()
            .username(deliveries.vehicleId())
            .password(token.getBytes(StandardCharsets.UTF_8))
            .applySimpleAuth()
            .addDisconnectedListener(this::again)
            .buildAsync();
  }

  /** What was not acknowledged is kept and sent again, also in a new session. */
  private void again(MqttClientDisconnectedContext disconnected) {
    if (disconnected.getSource() == MqttDisconnectSource.USER) {
      return;
    }
    deliveries.refuse();
    disconnected
        .getReconnector()
        .reconnect(true)
        .delay(500, TimeUnit.MILLISECONDS)
        .resubscribeIfSessionExpired(false)
        .republishIfSessionExpired(true);
  }

  /** Delivers everything. */
  void deliver() throws Exception {
    client.connectWith().cleanSession(false).send().get(PATIENCE_S, TimeUnit.SECONDS);
    for (int number = 0; number < deliveries.total(); number++) {
      acquire(1);
      publish(number, deliveries.event(number));
    }
    acquire(UNACKNOWLEDGED);
    client.disconnect().get(PATIENCE_S, TimeUnit.SECONDS);
  }

  private void publish(int number, String event) {
    client
        .publishWith()
        .topic("devices/" + deliveries.vehicleId() + "/telemetry")
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(event.getBytes(StandardCharsets.UTF_8))
        .send()
        .whenComplete(
            (published, failure) -> {
              if (failure != null) {
                publish(number, event);
              } else {
                deliveries.acknowledge(number);
                free.release();
              }
            });
  }

  private void acquire(int permits) throws InterruptedException, TimeoutException {
    if (!free.tryAcquire(permits, PATIENCE_S, TimeUnit.SECONDS)) {
      throw new TimeoutException("nothing is acknowledged any more");
    }
  }
}
