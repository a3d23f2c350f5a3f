package io.fleet.gateway.tracker;

import io.micrometer.core.instrument.MeterRegistry;
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
 * Opens the listener with the gateway, if it is wanted, and closes it with it: no new requests,
 * then what was sent is answered, then the port.
 */
@Singleton
class TrackerLifecycle {
  /** Connections of tracker apps now. */
  static final String CONNECTIONS = "fleet.gateway.tracker.connections";

  private static final Logger LOG = Logger.getLogger(TrackerLifecycle.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long FAREWELL_MS = 3_000;
  private static final long LOOK_AGAIN_MS = 20;

  private final TrackerSettings settings;
  private final TrackerDesk desk;
  private final TrackerTraffic traffic;
  private final Vertx vertx;
  private volatile String deployment;

  TrackerLifecycle(
      TrackerSettings settings,
      TrackerDesk desk,
      TrackerTraffic traffic,
      Vertx vertx,
      MeterRegistry registry) {
    this.settings = settings;
    this.desk = desk;
    this.traffic = traffic;
    this.vertx = vertx;
    registry.gauge(CONNECTIONS, traffic, TrackerTraffic::connections);
  }

  /** Whether apps can connect. */
  boolean isListening() {
    return deployment != null;
  }

  void start(@Observes StartupEvent event) {
    if (!settings.enabled()) {
      return;
    }
    if (!settings.isPlain()) {
      settings.tls().check();
    }
    int loops = Runtime.getRuntime().availableProcessors();
    try {
      deployment =
          vertx
              .deployVerticle(
                  () -> new TrackerListener(desk, traffic),
                  new DeploymentOptions().setInstances(loops))
              .toCompletionStage()
              .toCompletableFuture()
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(
          "fleet.gateway.tracker: cannot listen at " + settings.host() + ":" + settings.port(), e);
    }
    String how = settings.isPlain() ? " without TLS" : "";
    LOG.infof("tracker apps are listened for at %s:%d%s", settings.host(), settings.port(), how);
  }

  void stop(@Observes ShutdownEvent event) throws Exception {
    String listening = deployment;
    if (listening == null) {
      return;
    }
    deployment = null;
    traffic.close();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MS);
    while (traffic.requests() > 0 && System.nanoTime() < end) {
      Thread.sleep(LOOK_AGAIN_MS);
    }
    vertx
        .undeploy(listening)
        .toCompletionStage()
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
