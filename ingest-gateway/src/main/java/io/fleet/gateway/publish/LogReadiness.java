package io.fleet.gateway.publish;

import io.fleet.events.Topic;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the broker knows the telemetry topic, asked anew each time and not for long. */
@Readiness
@ApplicationScoped
public class LogReadiness implements AsyncHealthCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String NAME = "log";

  private final Admin admin;

  LogReadiness(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingest-gateway-readiness");
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    this.admin = Admin.create(settings);
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    var options = new DescribeTopicsOptions().timeoutMs((int) PATIENCE.toMillis());
    return Uni.createFrom()
        .completionStage(
            () ->
                admin
                    .describeTopics(List.of(Topic.TELEMETRY_RAW.topicName()), options)
                    .allTopicNames()
                    .toCompletionStage())
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(topics -> HealthCheckResponse.up(NAME))
        .onFailure()
        .recoverWithItem(HealthCheckResponse.down(NAME));
  }

  @PreDestroy
  void close() {
    admin.close(PATIENCE);
  }
}
