package io.fleet.notifier;

import io.fleet.notifier.consume.Intake;
import io.fleet.notifier.deliver.AttemptSettings;
import io.fleet.notifier.deliver.DeliveryMetrics;
import io.fleet.notifier.deliver.LaneFactory;
import io.fleet.notifier.deliver.LaneSettings;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.deliver.RetrySchedule;
import io.fleet.notifier.deliver.guard.AddressGuard;
import io.fleet.notifier.deliver.guard.AllowList;
import io.fleet.notifier.deliver.guard.HostResolver;
import io.fleet.notifier.escalate.ActionFeed;
import io.fleet.notifier.escalate.EscalationMetrics;
import io.fleet.notifier.escalate.EscalationSettings;
import io.fleet.notifier.escalate.Escalations;
import io.fleet.notifier.event.EventSink;
import io.fleet.notifier.store.DeadLetters;
import io.fleet.notifier.store.KafkaDeliveryStore;
import io.fleet.notifier.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts the rooms' parts together out of the settings. */
@Singleton
class Wiring {
  static final String DEAD_LETTERS = "dead-letters";

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  RandomGenerator random() {
    return new Random();
  }

  @Produces
  @Singleton
  KafkaDeliveryStore store(
      @Identifier("default-kafka-broker") Map<String, Object> kafka, NotifierConfig config) {
    NotifierConfig.Store store = config.store();
    return new KafkaDeliveryStore(
        kafka, new StoreSettings(store.topic(), store.partitions(), store.replication()));
  }

  void stop(@Disposes KafkaDeliveryStore store) {
    store.close();
  }

  /** The buffer is bounded by what may be in flight, see {@link Intake} and the lanes. */
  @Produces
  @Singleton
  DeadLetters deadLetters(
      @Channel(DEAD_LETTERS) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> channel) {
    return new DeadLetters(channel);
  }

  @Produces
  @Singleton
  DeliveryMetrics metrics(MeterRegistry registry) {
    return new DeliveryMetrics(registry);
  }

  @Produces
  @Singleton
  Intake intake(NotifierConfig config) {
    return new Intake(config.intake().inFlightMax());
  }

  @Produces
  @Singleton
  AddressGuard guard(NotifierConfig config) {
    HostResolver system = InetAddress::getAllByName;
    return new AddressGuard(AllowList.parse(config.webhook().allow().orElse("")), system);
  }

  @Produces
  @Singleton
  RetrySchedule schedule(NotifierConfig config, RandomGenerator random) {
    return new RetrySchedule(config.retry().delays(), config.retry().jitter(), random);
  }

  @Produces
  @Singleton
  @Typed(Lanes.class)
  Lanes lanes(
      Vertx vertx,
      NotifierConfig config,
      AddressGuard guard,
      RetrySchedule schedule,
      KafkaDeliveryStore store,
      DeadLetters deadLetters,
      DeliveryMetrics metrics,
      Clock clock) {
    return new LaneFactory(
            vertx,
            guard,
            attempts(config.attempt()),
            bounds(config.lane()),
            schedule,
            store,
            deadLetters,
            metrics,
            clock)
        .lanes();
  }

  @Produces
  @Singleton
  @Typed(Escalations.class)
  Escalations escalations(
      Lanes lanes,
      KafkaDeliveryStore store,
      NotifierConfig config,
      MeterRegistry registry,
      Clock clock) {
    NotifierConfig.Escalation bounds = config.escalation();
    return new Escalations(
        lanes,
        lanes::submit,
        store,
        new EscalationSettings(bounds.waitingMax(), bounds.answeredMax(), bounds.grace()),
        new EscalationMetrics(registry),
        clock);
  }

  /** Events go through the escalations to the lanes. */
  @Produces
  @Singleton
  EventSink events(Escalations escalations) {
    return escalations;
  }

  @Produces
  @Singleton
  ActionFeed actions(
      @Identifier("default-kafka-broker") Map<String, Object> kafka, Escalations escalations) {
    return new ActionFeed(kafka, escalations);
  }

  void stop(@Disposes ActionFeed actions) {
    actions.close();
  }

  private static AttemptSettings attempts(NotifierConfig.Attempt attempt) {
    return new AttemptSettings(
        attempt.connectTimeout(), attempt.requestTimeout(), attempt.responseMaxBytes());
  }

  private static LaneSettings bounds(NotifierConfig.Lane lane) {
    return new LaneSettings(
        lane.concurrency(),
        lane.queue(),
        lane.storeAfter(),
        lane.pendingWithPayload(),
        lane.pendingMax());
  }
}
