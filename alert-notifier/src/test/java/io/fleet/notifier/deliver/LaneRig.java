package io.fleet.notifier.deliver;

import io.fleet.events.WebhookAttempt;
import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointState;
import io.fleet.notifier.endpoint.EventTypes;
import io.fleet.notifier.endpoint.Format;
import io.fleet.notifier.endpoint.Secret;
import io.fleet.notifier.endpoint.Subscription;
import io.fleet.notifier.endpoint.Target;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.store.DeadLetters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A lane on a real event loop, with a sender that a test tells what to answer. */
final class LaneRig {
  static final int QUEUE = 100;
  static final LaneSettings SETTINGS =
      new LaneSettings(
          8,
          QUEUE,
          Duration.ofSeconds(1),
          50,
          20_000,
          new BreakerSettings(5, Duration.ofSeconds(1), Duration.ofSeconds(60)),
          Duration.ofDays(5));

  final MovableClock clock = new MovableClock(Deliveries.NOW);
  final ScriptedSender sender = new ScriptedSender();
  final StoreInMemory store;
  final RecordedHealth health = new RecordedHealth();
  final AtomicInteger settled = new AtomicInteger();
  final AtomicInteger deadLetters = new AtomicInteger();
  final List<WebhookAttempt> told = new CopyOnWriteArrayList<>();
  final Lane lane;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final DeliveryMetrics metrics = new DeliveryMetrics(registry);

  LaneRig(Vertx vertx, DeliveryTerms terms) {
    this(vertx, endpoint(terms, EndpointState.ENABLED), new StoreInMemory());
  }

  LaneRig(Vertx vertx, Endpoint endpoint, StoreInMemory store) {
    this.store = store;
    Context context = ((VertxInternal) vertx).createEventLoopContext();
    sender.runOn(context);
    RetrySchedule schedule =
        new RetrySchedule(
            List.of(
                Duration.ZERO,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofHours(1)),
            0,
            new Random(7));
    LaneTools tools = new LaneTools(SETTINGS, schedule, health, told::add, metrics, clock);
    Keeper keeper = new Keeper(context, endpoint.id(), store, letters(), clock);
    this.lane = new Lane(context, endpoint, tools, sender, keeper);
  }

  @SuppressWarnings("unchecked")
  private DeadLetters letters() {
    return new DeadLetters(
        (MutinyEmitter<byte[]>)
            Proxy.newProxyInstance(
                LaneRig.class.getClassLoader(),
                new Class<?>[] {MutinyEmitter.class},
                (proxy, method, arguments) -> {
                  deadLetters.incrementAndGet();
                  return Uni.createFrom().voidItem();
                }));
  }

  static Endpoint endpoint(DeliveryTerms terms, EndpointState state) {
    return new Endpoint(
        "endpoint",
        "",
        new Target(URI.create("https://example.com/hook"), Map.of()),
        List.of(Secret.hmac("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
        new Subscription(new EventTypes(List.of("*"))),
        terms,
        Format.STANDARD,
        state);
  }

  void submit(Event... events) {
    for (Event event : events) {
      lane.submit(event, settled::incrementAndGet);
    }
  }

  /** Gives the lane what the store has. */
  void restore() {
    store.load(Set.of()).thenAccept(lane::restore).toCompletableFuture().join();
  }

  double ended(Outcome outcome) {
    return registry.counter(DeliveryMetrics.MESSAGES, "outcome", outcome.wireName()).count();
  }

  double gauge(String name) {
    return registry.get(name).gauge().value();
  }
}
