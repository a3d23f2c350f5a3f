package io.fleet.gateway.mqtt;

import io.fleet.gateway.publish.Ledger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Counts what happens to connections; metric names and tags are public interface. */
@Singleton
class MqttMeters {
  /** Devices now connected, by {@code listener}: plain or tls. */
  static final String CONNECTIONS = "fleet.gateway.mqtt.connections";

  /** Devices that were not let in, by {@code reason}. */
  static final String REFUSED_CONNECTS = "fleet.gateway.mqtt.connects.refused";

  /** Connections that the gateway ended, by {@code reason}. */
  static final String HANG_UPS = "fleet.gateway.mqtt.disconnects";

  private static final Logger LOG = Logger.getLogger(MqttMeters.class);

  private final MeterRegistry registry;
  private final Ledger ledger;
  private final AtomicInteger plain = new AtomicInteger();
  private final AtomicInteger tls = new AtomicInteger();

  MqttMeters(MeterRegistry registry, Ledger ledger) {
    this.registry = registry;
    this.ledger = ledger;
    registry.gauge(CONNECTIONS, Tags.of("listener", "plain"), plain);
    registry.gauge(CONNECTIONS, Tags.of("listener", "tls"), tls);
  }

  void refused(ConnectRefusal refusal) {
    refused(refusal.tag());
  }

  /** A socket was closed before it could say who it is. */
  void refused(String reason) {
    registry.counter(REFUSED_CONNECTS, "reason", reason).increment();
    LOG.debugf("refused connect: %s", reason);
  }

  void entered(boolean overTls) {
    (overTls ? tls : plain).incrementAndGet();
  }

  void left(boolean overTls) {
    (overTls ? tls : plain).decrementAndGet();
  }

  void refused(PublishRefusal refusal) {
    ledger.refusedRequest(MqttIntake.PROTOCOL, refusal.tag());
  }

  void hungUp(String reason) {
    registry.counter(HANG_UPS, "reason", reason).increment();
    LOG.debugf("hung up: %s", reason);
  }
}
