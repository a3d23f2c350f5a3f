package io.fleet.notifier.deliver;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The service's own metrics; names are public interface. An endpoint's id is a tag. */
public final class DeliveryMetrics {
  public static final String MESSAGES = "fleet.notifier.messages";
  public static final String ATTEMPTS = "fleet.notifier.attempts";
  public static final String LATENCY = "fleet.notifier.latency";
  public static final String LANE_DEPTH = "fleet.notifier.lane.depth";
  public static final String PENDING = "fleet.notifier.pending";
  public static final String LANE_LAG = "fleet.notifier.lane.lag.ms";
  public static final String BREAKERS_OPEN = "fleet.notifier.breakers.open";
  public static final String BREAKER_OPENINGS = "fleet.notifier.breaker.openings";

  private final MeterRegistry registry;
  private final Map<Outcome, Counter> messages = new EnumMap<>(Outcome.class);
  private final Map<AttemptResult.Kind, Counter> attempts = new EnumMap<>(AttemptResult.Kind.class);
  private final AtomicInteger breakersOpen;
  private final Counter breakerOpenings;
  private final Timer latency;

  public DeliveryMetrics(MeterRegistry registry) {
    this.registry = registry;
    breakersOpen = registry.gauge(BREAKERS_OPEN, new AtomicInteger());
    breakerOpenings = registry.counter(BREAKER_OPENINGS);
    for (Outcome outcome : Outcome.values()) {
      messages.put(outcome, registry.counter(MESSAGES, "outcome", outcome.wireName()));
    }
    for (AttemptResult.Kind kind : AttemptResult.Kind.values()) {
      String result = kind.name().toLowerCase(Locale.ROOT);
      attempts.put(kind, registry.counter(ATTEMPTS, "result", result));
    }
    latency =
        Timer.builder(LATENCY)
            .description("from the alert's emission to the subscriber's 2xx")
            .serviceLevelObjectives(
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofHours(1))
            .register(registry);
  }

  /** A message has come to its end. */
  public void ended(Outcome outcome) {
    messages.get(outcome).increment();
  }

  void attempted(AttemptResult.Kind kind) {
    attempts.get(kind).increment();
  }

  void delivered(long emittedAtMs, long nowMs) {
    latency.record(Duration.ofMillis(Math.max(0, nowMs - emittedAtMs)));
  }

  void breakerOpened() {
    breakersOpen.incrementAndGet();
    breakerOpenings.increment();
  }

  void breakerClosed() {
    breakersOpen.decrementAndGet();
  }

  /** Shows a lane's sizes until the returned action is run. */
  Runnable watch(
      String endpointId, Supplier<Number> depth, Supplier<Number> pending, Supplier<Number> lagMs) {
    List<Gauge> gauges =
        List.of(
            Gauge.builder(LANE_DEPTH, depth).tag("endpoint", endpointId).register(registry),
            Gauge.builder(PENDING, pending).tag("endpoint", endpointId).register(registry),
            Gauge.builder(LANE_LAG, lagMs).tag("endpoint", endpointId).register(registry));
    return () -> gauges.forEach(registry::remove);
  }
}
