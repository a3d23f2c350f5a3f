package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointState;
import io.fleet.notifier.event.Event;

/**
 * How a lane's endpoint stands: what it asks for, whether it is still delivered to, and how it has
 * answered of late. Lives on the lane's thread, but for {@link #wants}.
 */
final class Standing {
  private final LaneTools tools;
  private final Gate gate;
  private final FailingSpell spell;
  private final FailureLog failures;
  private volatile Endpoint endpoint;
  private Outcome endedAs;
  private boolean shownOpen;

  Standing(Endpoint endpoint, LaneTools tools) {
    LaneSettings settings = tools.settings();
    this.tools = tools;
    this.endpoint = endpoint;
    this.gate = new Gate(new Breaker(settings.breaker()), new RateLimit(tools.clock()));
    this.spell = new FailingSpell(endpoint.id(), tools.health(), settings.disableAfter());
    this.failures = new FailureLog(endpoint.id(), tools.clock());
    follow(endpoint);
  }

  /** May be called from anywhere. */
  boolean wants(Event event) {
    return endpoint.subscription().wants(event);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  DeliveryTerms terms() {
    return endpoint.terms();
  }

  Gate gate() {
    return gate;
  }

  /** What becomes of messages of an endpoint that is not delivered to any more; null if it is. */
  Outcome endedAs() {
    return endedAs;
  }

  /** The endpoint has changed. If it goes elsewhere or was mended, it begins anew. */
  void change(Endpoint changed) {
    boolean anew =
        endedAs != null
            || !changed.target().equals(endpoint.target())
            || !changed.secrets().equals(endpoint.secrets())
            || !changed.format().equals(endpoint.format())
            || changed.state() != endpoint.state();
    endpoint = changed;
    endedAs = null;
    if (anew) {
      gate.forget();
      spell.end();
    }
    follow(changed);
  }

  private void follow(Endpoint changed) {
    gate.pause(changed.state() == EndpointState.PAUSED);
    gate.rate().limit(changed.terms().ratePerSecond());
    showBreaker();
  }

  void end(Outcome outcome) {
    endedAs = outcome;
    gate.forget();
    showBreaker();
  }

  void succeeded() {
    gate.succeeded();
    spell.end();
    showBreaker();
  }

  /** Whether the endpoint has now failed for so long that it is to be disabled. */
  boolean failed(Delivery delivery, AttemptResult result) {
    long nowMs = tools.clock().millis();
    failures.add(result.reason());
    if (result.isAnswer()) {
      gate.answered(nowMs, result.retryAfterMs());
    } else {
      gate.failed(delivery, nowMs);
    }
    showBreaker();
    return spell.failed(nowMs);
  }

  private void showBreaker() {
    if (gate.isProbing() && !shownOpen) {
      tools.metrics().breakerOpened();
    } else if (!gate.isProbing() && shownOpen) {
      tools.metrics().breakerClosed();
    }
    shownOpen = gate.isProbing();
  }
}
