package io.fleet.gateway.mqtt;

import io.fleet.gateway.publish.Ledger;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Counts what happens to connections; metric names and tags are public interface. */
@Singleton
class MqttMeters {
  /** Devices now connected. */
  static final String CONNECTIONS = "fleet.gateway.mqtt.connections";

  /** Devices that were not let in, by {@code reason}. */
  static final String REFUSED_CONNECTS = "fleet.gateway.mqtt.connects.refused";

  /** Connections that the gateway ended, by {@code reason}. */
  static final String HANG_UPS = "fleet.gateway.mqtt.disconnects";

  private static final Logger LOG = Logger.getLogger(MqttMeters.class);

  private final MeterRegistry registry;
  private final Ledger ledger;

  MqttMeters(MeterRegistry registry, Ledger ledger, ConnectionRegistry connections) {
    this.registry = registry;
    this.ledger = ledger;
    registry.gauge(CONNECTIONS, connections, ConnectionRegistry::size);
  }

  void refused(ConnectRefusal refusal) {
    registry.counter(REFUSED_CONNECTS, "reason", refusal.tag()).increment();
    LOG.debugf("refused connect: %s", refusal.tag());
  }

  void refused(PublishRefusal refusal) {
    ledger.refusedRequest(MqttIntake.PROTOCOL, refusal.tag());
  }

  void hungUp(String reason) {
    registry.counter(HANG_UPS, "reason", reason).increment();
    LOG.debugf("hung up: %s", reason);
  }
}
