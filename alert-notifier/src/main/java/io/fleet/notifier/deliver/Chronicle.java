package io.fleet.notifier.deliver;

import io.fleet.events.WebhookAttempt;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.history.AttemptLog;
import java.time.Clock;
import java.util.Locale;

/** Tells the attempts log what became of one endpoint's attempts and messages. */
final class Chronicle {
  private static final int NOT_TOLD_STATUS = 0;

  private final String endpointId;
  private final AttemptLog log;
  private final Clock clock;

  Chronicle(String endpointId, AttemptLog log, Clock clock) {
    this.endpointId = endpointId;
    this.log = log;
    this.clock = clock;
  }

  /**
   * An attempt has ended, and what follows from it is decided.
   *
   * @param number of the attempt, from 1
   */
  void attempted(Delivery delivery, int number, AttemptResult result) {
    boolean delivered = result.kind() == AttemptResult.Kind.DELIVERED;
    boolean again = !delivered && delivery.isWaiting();
    add(
        delivery,
        number,
        new Told(
            result.kind().name().toLowerCase(Locale.ROOT),
            result.status(),
            (int) result.latencyMs(),
            result.excerpt(),
            again ? delivery.dueMs() : 0,
            delivered ? Outcome.DELIVERED.wireName() : ""));
  }

  /** A message has ended. That of a delivered one is told with its attempt. */
  void ended(Delivery delivery, Outcome outcome) {
    if (outcome != Outcome.DELIVERED) {
      Told end = new Told("", NOT_TOLD_STATUS, 0, "", 0, outcome.wireName());
      add(delivery, delivery.attempts(), end);
    }
  }

  private void add(Delivery delivery, int number, Told told) {
    Event event = delivery.event();
    log.add(
        new WebhookAttempt(
            clock.millis(),
            endpointId,
            delivery.id(),
            event == null ? "" : event.type(),
            delivery.gist().subjectId(),
            delivery.gist().version(),
            delivery.gist().vehicleId() == null ? "" : delivery.gist().vehicleId(),
            delivery.origin().text(),
            number,
            told.outcome(),
            told.status(),
            told.latencyMs(),
            WebhookAttempt.printable(told.excerpt()),
            told.nextAttemptAtMs(),
            told.finalOutcome()));
  }

  /** What differs between an attempt and an end. */
  private record Told(
      String outcome,
      int status,
      int latencyMs,
      String excerpt,
      long nextAttemptAtMs,
      String finalOutcome) {}
}
