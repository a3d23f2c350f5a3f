package io.fleet.notifier.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import io.fleet.events.AlertAction;
import io.fleet.events.AlertActionJson;
import io.fleet.events.Topic;
import io.fleet.notifier.AlertsTopic;
import io.fleet.notifier.KafkaBroker;
import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointState;
import io.fleet.notifier.endpoint.Escalation;
import io.fleet.notifier.endpoint.EventTypes;
import io.fleet.notifier.endpoint.Format;
import io.fleet.notifier.endpoint.Secret;
import io.fleet.notifier.endpoint.Subscription;
import io.fleet.notifier.endpoint.Target;
import io.fleet.notifier.event.AlertEvents;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.KafkaDeliveryStore;
import io.fleet.notifier.store.StoreSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Waits in the store and answers from the topic of a real broker, over restarts. */
class EscalationsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final EscalationSettings SETTINGS =
      new EscalationSettings(1_000, 1_000, Duration.ofMillis(1));

  private static KafkaBroker broker;
  private static AlertsTopic log;

  private final StoreSettings settings =
      new StoreSettings("deliveries-" + UUID.randomUUID(), 3, (short) 1);
  private final Queue<Event> chief = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void startBroker() {
    broker = KafkaBroker.start();
    log = new AlertsTopic(broker.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() {
    log.close();
    broker.close();
  }

  @Test
  void whatWaitedBeforeARestartIsToldUnlessItWasAnsweredMeanwhile() throws Exception {
    // given
    Event due = opened(Duration.ofHours(1));
    Event answered = opened(Duration.ofHours(1));
    Event over = opened(Duration.ofHours(1));
    Event young = opened(Duration.ZERO);
    try (Instance before = new Instance()) {
      for (Event event : List.of(due, answered, over, young)) {
        before.dispatchAndWait(event);
      }
      before.dispatchAndWait(version(over, Alert.State.RESOLVED));
    }
    say(answered, AlertAction.Kind.ACKNOWLEDGED);

    // when
    try (Instance after = new Instance()) {
      after.follow();
      await().atMost(SOON).until(() -> after.tick() && !chief.isEmpty());

      // then
      assertThat(chief).hasSize(1);
      assertThat(chief.peek().data())
          .contains(due.subjectId(), "\"escalated_from\":\"desk\"", "\"unacknowledged_s\":600");
      await().atMost(SOON).until(() -> pending() == 1);
      say(young, AlertAction.Kind.CLOSED);
      await().atMost(SOON).until(() -> pending() == 0);
      after.tick();
      assertThat(chief).hasSize(1);
    }
  }

  @Test
  void nothingIsToldBeforeTheAnswersAreKnown() throws Exception {
    try (Instance instance = new Instance()) {
      // given
      instance.dispatchAndWait(opened(Duration.ofHours(1)));

      // when
      for (int i = 0; i < 10; i++) {
        instance.tick();
      }

      // then
      assertThat(chief).isEmpty();
      instance.follow();
      await().atMost(SOON).until(() -> instance.tick() && chief.size() == 1);
    }
  }

  @Test
  void anAlertTheFirstEndpointDoesNotAskForDoesNotWait() throws Exception {
    try (Instance instance = new Instance()) {
      instance.escalations.removed("desk");
      instance.dispatchAndWait(opened(Duration.ZERO));
      assertThat(pending()).isZero();
    }
  }

  private static Event opened(Duration ago) {
    Alert now = AlertsTopic.alert(UUID.randomUUID().toString(), 1, Alert.State.OPENED);
    Event event = AlertEvents.of(now, "fleet.prod.alerts.outbound-0-1");
    long emittedAtMs = event.emittedAtMs() - ago.toMillis();
    return new Event(
        event.type(),
        event.subjectId(),
        event.version(),
        event.interim(),
        emittedAtMs,
        emittedAtMs,
        event.settleS(),
        event.severity(),
        event.late(),
        event.scope(),
        event.origin(),
        event.data());
  }

  private static Event version(Event of, Alert.State state) {
    return AlertEvents.of(
        AlertsTopic.alert(of.subjectId(), 2, state), "fleet.prod.alerts.outbound-0-2");
  }

  private static void say(Event event, AlertAction.Kind kind) throws Exception {
    AlertAction action =
        new AlertAction(
            UUID.randomUUID(), event.subjectId(), "van-1", kind, null, "seen", "olga", 1);
    log.sendTo(Topic.EVENT_ACTIONS, "van-1", AlertActionJson.write(action))
        .get(10, TimeUnit.SECONDS);
  }

  private long pending() {
    return log.newestValues(settings.topic()).values().stream()
        .filter(value -> value != null)
        .count();
  }

  /** One run of the service's part, from its start to its end. */
  private final class Instance implements AutoCloseable {
    private final KafkaDeliveryStore store =
        new KafkaDeliveryStore(kafka(), EscalationsTest.this.settings);
    private final Escalations escalations =
        new Escalations(
            (event, settled) -> settled.run(),
            this::submit,
            store,
            SETTINGS,
            new EscalationMetrics(new SimpleMeterRegistry()),
            Clock.systemUTC());
    private final ActionFeed feed = new ActionFeed(kafka(), escalations);

    Instance() throws Exception {
      escalations.inForce(
          new Endpoint(
              "desk",
              "",
              new Target(URI.create("http://127.0.0.1:1/"), Map.of()),
              List.of(Secret.hmac("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
              new Subscription(new EventTypes(List.of("vehicle.*"))),
              DeliveryTerms.DEFAULT,
              Format.STANDARD,
              EndpointState.ENABLED,
              null,
              new Escalation("chief", Duration.ofMinutes(10))));
      store
          .load(Set.of(new Shard(Topic.ALERTS.topicName(), 0)))
          .thenAccept(all -> assertThat(all).allMatch(escalations::restore))
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
    }

    private boolean submit(String endpointId, Event event, Runnable settled) {
      assertThat(endpointId).isEqualTo("chief");
      chief.add(event);
      settled.run();
      return true;
    }

    void dispatchAndWait(Event event) throws Exception {
      CountDownLatch settled = new CountDownLatch(1);
      escalations.dispatch(event, settled::countDown);
      assertThat(settled.await(30, TimeUnit.SECONDS)).isTrue();
    }

    void follow() {
      feed.start();
    }

    boolean tick() {
      escalations.tick();
      return true;
    }

    @Override
    public void close() {
      feed.close();
      store.close();
    }
  }

  private static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
