package io.fleet.gateway.mqtt;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Opens the listeners with the gateway and closes them with it: no new devices, then a word to
 * those who are there, then what they have sent is answered, then the ports.
 */
@Singleton
class MqttLifecycle {
  private static final Logger LOG = Logger.getLogger(MqttLifecycle.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long FAREWELL_MS = 3_000;
  private static final long LOOK_AGAIN_MS = 20;
  private static final long PLACES_MS = 5_000;

  private final MqttSettings settings;
  private final Reception reception;
  private final Door door;
  private final ConnectionRegistry registry;
  private final CommandRouter commands;
  private final Wills wills;
  private final Vertx vertx;
  private final List<String> deployments = new CopyOnWriteArrayList<>();
  private volatile boolean listening;

  MqttLifecycle(
      MqttSettings settings,
      Reception reception,
      Door door,
      ConnectionRegistry registry,
      CommandRouter commands,
      Wills wills,
      Vertx vertx) {
    this.settings = settings;
    this.reception = reception;
    this.door = door;
    this.registry = registry;
    this.commands = commands;
    this.wills = wills;
    this.vertx = vertx;
  }

  /** Whether devices can connect. */
  boolean isListening() {
    return listening;
  }

  void start(@Observes StartupEvent event) {
    if (!settings.isSpoken()) {
      return;
    }
    if (settings.enabled()) {
      listen(settings.port(), Optional.empty());
    }
    if (settings.tls().isPresent()) {
      listen(settings.tlsPort(), settings.tls());
    }
    vertx.setPeriodic(PLACES_MS, id -> commands.refresh());
    listening = true;
  }

  private void listen(int port, Optional<TlsFiles> tls) {
    int loops = Runtime.getRuntime().availableProcessors();
    try {
      deployments.add(
          vertx
              .deployVerticle(
                  () -> new MqttListener(settings, reception, door, tls),
                  new DeploymentOptions().setInstances(loops))
              .toCompletionStage()
              .toCompletableFuture()
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      LOG.infof("mqtt listens at %s:%d%s", settings.host(), port, tls.isPresent() ? " (tls)" : "");
    } catch (Exception e) {
      throw new IllegalStateException(
          "fleet.gateway.mqtt: cannot listen at " + settings.host() + ":" + port, e);
    }
  }

  void stop(@Observes ShutdownEvent event) throws Exception {
    if (!listening) {
      return;
    }
    listening = false;
    registry.close();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MS);
    while (registry.size() > 0 && System.nanoTime() < end) {
      Thread.sleep(LOOK_AGAIN_MS);
    }
    wills.executeAll();
    for (String deployment : deployments) {
      vertx
          .undeploy(deployment)
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
