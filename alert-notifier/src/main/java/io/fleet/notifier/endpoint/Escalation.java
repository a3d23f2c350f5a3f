package io.fleet.notifier.endpoint;

import java.time.Duration;

/**
 * Whom an alert goes to that nobody acknowledges.
 *
 * @param toEndpointId the endpoint that is told then
 * @param after how long after the alert was delivered here; 1 min to 7 d
 */
public record Escalation(String toEndpointId, Duration after) {
  private static final Duration MAX = Duration.ofDays(7);

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException naming the member that is wrong
   */
  public Escalation {
    if (!Endpoint.isId(toEndpointId)) {
      throw new IllegalArgumentException("escalation.to: the id of an endpoint expected");
    }
    if (after == null || after.toMinutes() < 1 || after.compareTo(MAX) > 0) {
      throw new IllegalArgumentException(
          "escalation.after_s: 60 to " + MAX.toSeconds() + " expected");
    }
  }
}
