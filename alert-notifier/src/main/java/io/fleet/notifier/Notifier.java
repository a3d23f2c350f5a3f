package io.fleet.notifier;

import io.fleet.notifier.consume.Intake;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.endpoint.EndpointDirectory;
import io.fleet.notifier.endpoint.EndpointListener;
import io.fleet.notifier.escalate.ActionFeed;
import io.fleet.notifier.escalate.Escalations;
import io.fleet.notifier.store.DeliveryStore;
import io.fleet.notifier.store.PendingIndex;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Starts the service: endpoints first, then what was pending, then new alerts. */
@ApplicationScoped
class Notifier {
  private static final long ESCALATION_MS = 500;

  private final NotifierConfig config;
  private final ScheduledExecutorService scheduler;
  private final Lanes lanes;
  private final Escalations escalations;
  private final ActionFeed actions;
  private final DeliveryStore store;
  private final Intake intake;

  Notifier(
      NotifierConfig config,
      ScheduledExecutorService scheduler,
      Lanes lanes,
      Escalations escalations,
      ActionFeed actions,
      DeliveryStore store,
      Intake intake) {
    this.config = config;
    this.scheduler = scheduler;
    this.lanes = lanes;
    this.escalations = escalations;
    this.actions = actions;
    this.store = store;
    this.intake = intake;
  }

  void start(@Observes StartupEvent event) {
    new EndpointDirectory(config.endpoints().directory(), EndpointListener.all(lanes, escalations))
        .watch(scheduler, config.endpoints().scanInterval());
    store.load(this::restore).thenRun(this::open);
  }

  private void restore(PendingIndex pending) {
    if (!escalations.restore(pending)) {
      lanes.restore(pending);
    }
  }

  /** What is said about alerts is read from here on, since only now it is known what waits. */
  private void open() {
    actions.start();
    scheduler.scheduleWithFixedDelay(
        escalations::tick, ESCALATION_MS, ESCALATION_MS, TimeUnit.MILLISECONDS);
    intake.open();
  }
}
