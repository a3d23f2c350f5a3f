package io.fleet.notifier;

import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.endpoint.EndpointDirectory;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ScheduledExecutorService;

/** Starts the service: endpoints first; the shards come with the group. */
@ApplicationScoped
class Notifier {
  private final NotifierConfig config;
  private final ScheduledExecutorService scheduler;
  private final Lanes lanes;

  Notifier(NotifierConfig config, ScheduledExecutorService scheduler, Lanes lanes) {
    this.config = config;
    this.scheduler = scheduler;
    this.lanes = lanes;
  }

  void start(@Observes StartupEvent event) {
    new EndpointDirectory(config.endpoints().directory(), lanes)
        .watch(scheduler, config.endpoints().scanInterval());
  }
}
