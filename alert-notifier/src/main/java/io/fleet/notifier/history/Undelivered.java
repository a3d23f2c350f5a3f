package io.fleet.notifier.history;

import io.fleet.events.Refusal;
import io.fleet.events.WebhookAttempt;
import io.fleet.events.WebhookAttemptJson;
import io.fleet.notifier.event.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Of one endpoint's messages those whose last end was another than delivery, as records of the
 * attempts topic come by.
 */
final class Undelivered {
  /** Ends after which a message can be sent again; one that was superseded need not be. */
  static final Set<String> OUTCOMES =
      Set.of("exhausted", "gone", "disabled", "removed", "expired", "overflow", "lost");

  private static final String DELIVERED = "delivered";

  private final String endpointId;
  private final String onlyMessageId;
  private final Set<String> outcomes;
  private final int max;
  private final Map<String, Origin> found = new LinkedHashMap<>();
  private boolean more;

  /**
   * @param onlyMessageId the one message that is wanted, delivered or not; null for all that ended
   *     so
   * @param outcomes ends that count
   * @param max messages at most
   */
  Undelivered(String endpointId, String onlyMessageId, Set<String> outcomes, int max) {
    this.endpointId = endpointId;
    this.onlyMessageId = onlyMessageId;
    this.outcomes = outcomes;
    this.max = max;
  }

  void take(byte[] record) {
    try {
      WebhookAttempt attempt = WebhookAttemptJson.read(record);
      if (attempt.endpointId().equals(endpointId)) {
        take(attempt);
      }
    } catch (Refusal.RefusedException e) {
      // what cannot be read names no message; it is a dead letter of the job that stores attempts
      return;
    }
  }

  private void take(WebhookAttempt attempt) {
    String id = attempt.messageId();
    if (onlyMessageId != null) {
      if (id.equals(onlyMessageId)) {
        found.put(id, Origin.of(attempt.origin()));
      }
    } else if (attempt.finalOutcome().equals(DELIVERED)) {
      found.remove(id);
    } else if (outcomes.contains(attempt.finalOutcome())) {
      add(id, Origin.of(attempt.origin()));
    }
  }

  private void add(String id, Origin origin) {
    if (found.size() < max || found.containsKey(id)) {
      found.put(id, origin);
    } else {
      more = true;
    }
  }

  /** The webhook-id of each and where its event stands. */
  Map<String, Origin> messages() {
    return found;
  }

  boolean hasMore() {
    return more;
  }
}
