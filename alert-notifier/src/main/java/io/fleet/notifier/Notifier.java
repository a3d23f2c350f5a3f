package io.fleet.notifier;

import io.fleet.notifier.consume.Intake;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.endpoint.EndpointDirectory;
import io.fleet.notifier.store.DeliveryStore;
import io.fleet.notifier.store.PendingIndex;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Starts the service: endpoints first, then what was pending, then new alerts. */
@ApplicationScoped
class Notifier {
  private final NotifierConfig config;
  private final ScheduledExecutorService scheduler;
  private final Lanes lanes;
  private final DeliveryStore store;
  private final Intake intake;

  Notifier(
      NotifierConfig config,
      ScheduledExecutorService scheduler,
      Lanes lanes,
      DeliveryStore store,
      Intake intake) {
    this.config = config;
    this.scheduler = scheduler;
    this.lanes = lanes;
    this.store = store;
    this.intake = intake;
  }

  void start(@Observes StartupEvent event) {
    new EndpointDirectory(config.endpoints().directory(), lanes)
        .watch(scheduler, config.endpoints().scanInterval());
    List<PendingIndex> pending = new ArrayList<>();
    store.load(pending::add).thenRun(() -> lanes.restore(pending)).thenRun(intake::open);
  }
}
