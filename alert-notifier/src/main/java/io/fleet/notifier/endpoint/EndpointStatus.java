package io.fleet.notifier.endpoint;

/**
 * Whether an endpoint is delivered to, wherever it is described.
 *
 * @param state whether it is
 * @param reason why, for people; may be empty
 * @param sinceMs since when, epoch milliseconds; 0 if nobody ever changed it
 * @param told whether its owner knows that it was given up; true where there is nothing to tell
 */
public record EndpointStatus(EndpointState state, String reason, long sinceMs, boolean told) {
  /** What an endpoint has that nobody paused or gave up. */
  public static final EndpointStatus ENABLED =
      new EndpointStatus(EndpointState.ENABLED, "", 0, true);
}
