package io.fleet.notifier;

import io.fleet.events.Topic;
import io.fleet.notifier.consume.ConsumerLag;
import io.fleet.notifier.consume.Dispatch;
import io.fleet.notifier.consume.Intake;
import io.fleet.notifier.consume.Shards;
import io.fleet.notifier.deliver.AttemptSettings;
import io.fleet.notifier.deliver.BreakerSettings;
import io.fleet.notifier.deliver.DeliveryMetrics;
import io.fleet.notifier.deliver.LaneFactory;
import io.fleet.notifier.deliver.LaneSettings;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.deliver.RetrySchedule;
import io.fleet.notifier.deliver.Senders;
import io.fleet.notifier.deliver.guard.AddressGuard;
import io.fleet.notifier.deliver.guard.AllowList;
import io.fleet.notifier.deliver.guard.HostResolver;
import io.fleet.notifier.deliver.guard.Mode;
import io.fleet.notifier.endpoint.EndpointHealth;
import io.fleet.notifier.endpoint.EventOutlet;
import io.fleet.notifier.endpoint.TargetPolicy;
import io.fleet.notifier.endpoint.VehicleGroups;
import io.fleet.notifier.escalate.ActionFeed;
import io.fleet.notifier.escalate.EscalationMetrics;
import io.fleet.notifier.escalate.EscalationSettings;
import io.fleet.notifier.escalate.Escalations;
import io.fleet.notifier.event.AlertReader;
import io.fleet.notifier.event.ChangeEvents;
import io.fleet.notifier.event.EventReader;
import io.fleet.notifier.format.BodyFormats;
import io.fleet.notifier.history.KafkaAttemptLog;
import io.fleet.notifier.history.Recoveries;
import io.fleet.notifier.store.DeadLetters;
import io.fleet.notifier.store.KafkaDeliveryStore;
import io.fleet.notifier.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.mail.MailClient;
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
import org.jboss.logging.Logger;

/** Puts the rooms' parts together out of the settings. */
@Singleton
class Wiring {
  private static final Logger LOG = Logger.getLogger(Wiring.class);
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

  @Produces
  @Singleton
  KafkaAttemptLog attemptLog(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      NotifierConfig config,
      MeterRegistry registry) {
    return new KafkaAttemptLog(kafka, config.attempt().logBuffer(), registry);
  }

  void stop(@Disposes KafkaAttemptLog log) {
    log.close();
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
  Shards shards(
      KafkaDeliveryStore store,
      Lanes lanes,
      Escalations escalations,
      Intake intake,
      NotifierConfig config) {
    return new Shards(store, lanes, escalations, intake, config.intake().handOver());
  }

  @Produces
  @Singleton
  ConsumerLag lag(MeterRegistry registry, Intake intake) {
    return new ConsumerLag(registry, intake);
  }

  /** The topics events come from, each with who reads it. */
  private static Map<String, EventReader> readers() {
    return Map.of(
        Topic.ALERTS.topicName(), new AlertReader(), Topic.CHANGES.topicName(), new ChangeEvents());
  }

  @Produces
  @Singleton
  Recoveries recoveries(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      NotifierConfig config,
      Lanes lanes,
      Clock clock) {
    int max = config.recovery().maxMessages();
    return new Recoveries(kafka, readers(), lanes::endpoint, max, clock);
  }

  void stop(@Disposes Recoveries recoveries) {
    recoveries.close();
  }

  @Produces
  @Singleton
  Dispatch dispatch(Escalations escalations, Lanes lanes, DeliveryMetrics metrics) {
    return new Dispatch(readers(), escalations, lanes, metrics);
  }

  /** Says at start what a strict installation would not allow. */
  @Produces
  @Singleton
  AddressGuard guard(NotifierConfig config) {
    HostResolver system = InetAddress::getAllByName;
    Mode mode = config.webhook().mode();
    AllowList allowed = mode.allowList(config.webhook().allow().orElse(""));
    if (!mode.httpsOnly()) {
      LOG.warnf("webhooks in local mode: plain http, and to %s", allowed.text());
    }
    return new AddressGuard(mode, allowed, system);
  }

  @Produces
  @Singleton
  TargetPolicy targets(NotifierConfig config) {
    NotifierConfig.Mail mail = config.mail();
    if (mail.host().isPresent() && mail.from().isEmpty()) {
      throw new IllegalArgumentException("QUARKUS_MAILER_HOST goes with QUARKUS_MAILER_FROM");
    }
    return new TargetPolicy(config.webhook().mode().httpsOnly(), mail.host().isPresent());
  }

  @Produces
  @Singleton
  BodyFormats formats(NotifierConfig config) {
    return new BodyFormats(config.cloudevents().source());
  }

  @Produces
  @Singleton
  Senders senders(
      Vertx vertx,
      NotifierConfig config,
      AddressGuard guard,
      BodyFormats formats,
      TargetPolicy targets,
      MailClient letterbox,
      Tracer tracer,
      Clock clock) {
    TrustOptions trust =
        config
            .webhook()
            .caFile()
            .map(file -> new PemTrustOptions().addCertPath(file.toString()))
            .orElse(null);
    String mailFrom = targets.mailConfigured() ? config.mail().from().orElseThrow() : "";
    AttemptSettings attempts = attempts(config.attempt());
    return new Senders(vertx, guard, attempts, formats, trust, letterbox, mailFrom, tracer, clock);
  }

  @Produces
  @Singleton
  RetrySchedule schedule(NotifierConfig config, RandomGenerator random) {
    return new RetrySchedule(config.retry().delays(), config.retry().jitter(), random);
  }

  @Produces
  @Singleton
  @Typed({Lanes.class, EventOutlet.class})
  Lanes lanes(
      Vertx vertx,
      NotifierConfig config,
      Senders senders,
      RetrySchedule schedule,
      KafkaDeliveryStore store,
      DeadLetters deadLetters,
      EndpointHealth health,
      KafkaAttemptLog log,
      DeliveryMetrics metrics,
      VehicleGroups groups,
      Clock clock) {
    return new LaneFactory(
            vertx,
            senders,
            bounds(config.lane()),
            schedule,
            store,
            deadLetters,
            health,
            log,
            metrics,
            groups,
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
        lanes::send,
        store,
        new EscalationSettings(bounds.waitingMax(), bounds.answeredMax(), bounds.grace()),
        new EscalationMetrics(registry),
        clock);
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
        lane.pendingMax(),
        new BreakerSettings(
            lane.breaker().failures(), lane.breaker().firstProbe(), lane.breaker().lastProbe()),
        lane.disableAfter());
  }
}
