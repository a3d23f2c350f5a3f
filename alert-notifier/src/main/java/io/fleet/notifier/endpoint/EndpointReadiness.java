package io.fleet.notifier.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when all endpoints are known. Asks nobody. */
@Readiness
@ApplicationScoped
public class EndpointReadiness implements HealthCheck {
  private final EndpointTopic topic;

  EndpointReadiness(EndpointTopic topic) {
    this.topic = topic;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("endpoints").status(topic.isLoaded()).build();
  }
}
