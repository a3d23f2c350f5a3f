package io.fleet.notifier;

import io.fleet.notifier.consume.Shards;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.endpoint.EndpointBook;
import io.fleet.notifier.endpoint.EndpointDirectory;
import io.fleet.notifier.endpoint.EndpointListener;
import io.fleet.notifier.endpoint.EndpointTopic;
import io.fleet.notifier.endpoint.StoredHealth;
import io.fleet.notifier.escalate.ActionFeed;
import io.fleet.notifier.escalate.Escalations;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Starts the service: endpoints first; the shards come with the group. */
@ApplicationScoped
class Notifier {
  private static final long ESCALATION_MS = 500;

  private final NotifierConfig config;
  private final ScheduledExecutorService scheduler;
  private final EndpointBook endpoints;
  private final EndpointTopic topic;
  private final StoredHealth health;
  private final Lanes lanes;
  private final Escalations escalations;
  private final ActionFeed actions;
  private final Shards shards;

  Notifier(
      NotifierConfig config,
      ScheduledExecutorService scheduler,
      EndpointBook endpoints,
      EndpointTopic topic,
      StoredHealth health,
      Lanes lanes,
      Escalations escalations,
      ActionFeed actions,
      Shards shards) {
    this.config = config;
    this.scheduler = scheduler;
    this.endpoints = endpoints;
    this.topic = topic;
    this.health = health;
    this.lanes = lanes;
    this.escalations = escalations;
    this.actions = actions;
    this.shards = shards;
  }

  void start(@Observes StartupEvent event) {
    endpoints.listen(EndpointListener.all(lanes, escalations));
    new EndpointDirectory(config.endpoints().directory(), endpoints)
        .watch(scheduler, config.endpoints().scanInterval());
    actions.start();
    scheduler.scheduleWithFixedDelay(
        escalations::tick, ESCALATION_MS, ESCALATION_MS, TimeUnit.MILLISECONDS);
    topic.start().thenRun(shards::start).thenRun(health::start);
  }
}
