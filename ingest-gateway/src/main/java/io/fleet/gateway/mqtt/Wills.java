package io.fleet.gateway.mqtt;

import io.fleet.gateway.admit.Channel;
import io.fleet.gateway.mqtt.ConnectionRegistry.Client;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Publishes what devices left when they are gone, at once or after the delay they asked for; who
 * comes again before that was not gone. Bounded by the connections there can be.
 */
@Singleton
class Wills {
  private final MqttIntake intake;
  private final int bound;
  private final Map<Client, Will> delayed = new ConcurrentHashMap<>();

  Wills(MqttIntake intake, MqttSettings settings) {
    this.intake = intake;
    this.bound = settings.maxConnections();
  }

  /** A client is gone and has left a will. */
  void execute(Client client, Will will, Vertx vertx) {
    if (will.delay().isZero() || delayed.size() >= bound) {
      publish(client, will);
      return;
    }
    delayed.put(client, will);
    vertx.setTimer(
        will.delay().toMillis(),
        id -> {
          if (delayed.remove(client, will)) {
            publish(client, will);
          }
        });
  }

  /** A client is there again. */
  void revoke(Client client) {
    delayed.remove(client);
  }

  /** The gateway closes: nobody would publish them later. */
  void executeAll() {
    for (Client client : delayed.keySet()) {
      Will will = delayed.remove(client);
      if (will != null) {
        publish(client, will);
      }
    }
  }

  private void publish(Client client, Will will) {
    intake.take(client.deviceId(), Channel.STATUS, will.payload());
  }
}
