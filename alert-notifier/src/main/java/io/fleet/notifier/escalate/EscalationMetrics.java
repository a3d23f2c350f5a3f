package io.fleet.notifier.escalate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How alerts that wait for an answer fare; names are public interface. */
public final class EscalationMetrics {
  public static final String ESCALATIONS = "fleet.notifier.escalations";
  public static final String WAITING = "fleet.notifier.escalations.waiting";

  /** How a wait ended. */
  enum Outcome {
    /** The second endpoint's lane has the message. */
    ESCALATED,
    /** Somebody acknowledged or closed the alert. */
    ANSWERED,
    /** The alert was resolved or withdrawn. */
    OVER,
    /** So many wait that this one cannot. */
    OVERFLOW,
    /** There is no such second endpoint, for an hour. */
    NO_ENDPOINT,
    /** The store no longer has its content. */
    LOST
  }

  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
  private final AtomicInteger waiting = new AtomicInteger();

  public EscalationMetrics(MeterRegistry registry) {
    for (Outcome outcome : Outcome.values()) {
      String word = outcome.name().toLowerCase(Locale.ROOT);
      counters.put(outcome, registry.counter(ESCALATIONS, "outcome", word));
    }
    registry.gauge(WAITING, waiting);
  }

  void ended(Outcome outcome, int waits) {
    counters.get(outcome).increment(waits);
  }

  void waiting(int waits) {
    waiting.set(waits);
  }
}
