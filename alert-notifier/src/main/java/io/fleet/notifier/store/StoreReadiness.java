package io.fleet.notifier.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when everything that was pending has been taken up again. Asks nobody. */
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
