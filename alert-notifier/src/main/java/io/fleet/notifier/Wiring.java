package io.fleet.notifier;

import io.fleet.notifier.consume.Intake;
import io.fleet.notifier.deliver.AttemptSettings;
import io.fleet.notifier.deliver.BreakerSettings;
import io.fleet.notifier.deliver.DeliveryMetrics;
import io.fleet.notifier.deliver.HealthInMemory;
import io.fleet.notifier.deliver.LaneFactory;
import io.fleet.notifier.deliver.LaneSettings;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.deliver.RetrySchedule;
import io.fleet.notifier.deliver.guard.AddressGuard;
import io.fleet.notifier.deliver.guard.AllowList;
import io.fleet.notifier.deliver.guard.HostResolver;
import io.fleet.notifier.endpoint.EndpointHealth;
import io.fleet.notifier.endpoint.VehicleGroups;
import io.fleet.notifier.store.DeadLetters;
import io.fleet.notifier.store.KafkaDeliveryStore;
import io.fleet.notifier.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
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

  /** Where nothing keeps what must be known of endpoints after a restart. */
  @Produces
  @Singleton
  @DefaultBean
  EndpointHealth health() {
    return new HealthInMemory();
  }

  @Produces
  @Singleton
  Lanes lanes(
      Vertx vertx,
      NotifierConfig config,
      AddressGuard guard,
      RetrySchedule schedule,
      KafkaDeliveryStore store,
      DeadLetters deadLetters,
      EndpointHealth health,
      DeliveryMetrics metrics,
      Instance<VehicleGroups> groups,
      Clock clock) {
    return new LaneFactory(
            vertx,
            guard,
            attempts(config.attempt()),
            bounds(config.lane()),
            schedule,
            store,
            deadLetters,
            health,
            metrics,
            groups.isResolvable() ? groups.get() : VehicleGroups.NONE,
            clock)
        .lanes();
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
        lane.pendingMax(),
        new BreakerSettings(
            lane.breaker().failures(), lane.breaker().firstProbe(), lane.breaker().lastProbe()),
        lane.disableAfter());
  }
}
