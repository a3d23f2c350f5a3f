package io.fleet.notifier;

import io.fleet.notifier.consume.Intake;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.endpoint.EndpointBook;
import io.fleet.notifier.endpoint.EndpointDirectory;
import io.fleet.notifier.endpoint.EndpointTopic;
import io.fleet.notifier.endpoint.StoredHealth;
import io.fleet.notifier.store.DeliveryStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ScheduledExecutorService;

/** Starts the service: endpoints first, then what was pending, then new alerts. */
@ApplicationScoped
class Notifier {
  private final NotifierConfig config;
  private final ScheduledExecutorService scheduler;
  private final EndpointBook endpoints;
  private final EndpointTopic topic;
  private final StoredHealth health;
  private final Lanes lanes;
  private final DeliveryStore store;
  private final Intake intake;

  Notifier(
      NotifierConfig config,
      ScheduledExecutorService scheduler,
      EndpointBook endpoints,
      EndpointTopic topic,
      StoredHealth health,
      Lanes lanes,
      DeliveryStore store,
      Intake intake) {
    this.config = config;
    this.scheduler = scheduler;
    this.endpoints = endpoints;
    this.topic = topic;
    this.health = health;
    this.lanes = lanes;
    this.store = store;
    this.intake = intake;
  }

  void start(@Observes StartupEvent event) {
    endpoints.listen(lanes);
    new EndpointDirectory(config.endpoints().directory(), endpoints)
        .watch(scheduler, config.endpoints().scanInterval());
    topic
        .start()
        .thenCompose(known -> store.load(lanes::restore))
        .thenRun(intake::open)
        .thenRun(health::start);
  }
}
