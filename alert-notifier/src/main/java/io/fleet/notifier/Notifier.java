package io.fleet.notifier;

import io.fleet.notifier.consume.Shards;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.endpoint.EndpointBook;
import io.fleet.notifier.endpoint.EndpointDirectory;
import io.fleet.notifier.endpoint.EndpointTopic;
import io.fleet.notifier.endpoint.StoredHealth;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ScheduledExecutorService;

/** Starts the service: endpoints first; the shards come with the group. */
@ApplicationScoped
class Notifier {
  private final NotifierConfig config;
  private final ScheduledExecutorService scheduler;
  private final EndpointBook endpoints;
  private final EndpointTopic topic;
  private final StoredHealth health;
  private final Lanes lanes;
  private final Shards shards;

  Notifier(
      NotifierConfig config,
      ScheduledExecutorService scheduler,
      EndpointBook endpoints,
      EndpointTopic topic,
      StoredHealth health,
      Lanes lanes,
      Shards shards) {
    this.config = config;
    this.scheduler = scheduler;
    this.endpoints = endpoints;
    this.topic = topic;
    this.health = health;
    this.lanes = lanes;
    this.shards = shards;
  }

  void start(@Observes StartupEvent event) {
    endpoints.listen(lanes);
    new EndpointDirectory(config.endpoints().directory(), endpoints)
        .watch(scheduler, config.endpoints().scanInterval());
    topic.start().thenRun(shards::start).thenRun(health::start);
  }
}
