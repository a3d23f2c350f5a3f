package io.fleet.gateway.reference;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the reference data of the log is known. */
@Readiness
@ApplicationScoped
public class ReferenceReadiness implements HealthCheck {
  private final ReferenceFeed feed;

  ReferenceReadiness(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("reference").status(feed.isLoaded()).build();
  }
}
