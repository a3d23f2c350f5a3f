package io.fleet.notifier.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once it is known which shards are this instance's and what was pending in them. */
@Readiness
@ApplicationScoped
public class StoreReadiness implements HealthCheck {
  private final KafkaDeliveryStore store;

  StoreReadiness(KafkaDeliveryStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("delivery store").status(store.isLoaded()).build();
  }
}
