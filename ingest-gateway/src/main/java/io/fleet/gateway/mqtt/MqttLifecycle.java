package io.fleet.gateway.mqtt;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Opens the listener with the gateway and closes it with it: no new devices, then a word to those
 * who are there, then what they have sent is answered, then the port.
 */
@Singleton
class MqttLifecycle {
  private static final Logger LOG = Logger.getLogger(MqttLifecycle.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long FAREWELL_MS = 3_000;
  private static final long LOOK_AGAIN_MS = 20;

  private final MqttSettings settings;
  private final Reception reception;
  private final ConnectionRegistry registry;
  private final Vertx vertx;
  private volatile String deployment;

  MqttLifecycle(
      MqttSettings settings, Reception reception, ConnectionRegistry registry, Vertx vertx) {
    this.settings = settings;
    this.reception = reception;
    this.registry = registry;
    this.vertx = vertx;
  }

  /** Whether devices can connect. */
  boolean isListening() {
    return deployment != null;
  }

  void start(@Observes StartupEvent event) {
    if (!settings.enabled()) {
      return;
    }
    int loops = Runtime.getRuntime().availableProcessors();
    try {
      deployment =
          vertx
              .deployVerticle(
                  () -> new MqttListener(settings, reception),
                  new DeploymentOptions().setInstances(loops))
              .toCompletionStage()
              .toCompletableFuture()
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      LOG.infof("mqtt listens at %s:%d", settings.host(), settings.port());
    } catch (Exception e) {
      throw new IllegalStateException(
          "fleet.gateway.mqtt: cannot listen at " + settings.host() + ":" + settings.port(), e);
    }
  }

  void stop(@Observes ShutdownEvent event) throws Exception {
    String listening = deployment;
    if (listening == null) {
      return;
    }
    deployment = null;
    registry.close();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MS);
    while (registry.size() > 0 && System.nanoTime() < end) {
      Thread.sleep(LOOK_AGAIN_MS);
    }
    vertx
        .undeploy(listening)
        .toCompletionStage()
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
