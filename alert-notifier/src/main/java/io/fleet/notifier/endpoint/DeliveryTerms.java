package io.fleet.notifier.endpoint;

import java.time.Duration;

/**
 * How an endpoint's messages are delivered.
 *
 * @param ordering what waits for what
 * @param ratePerSecond messages a second at most, 0 without a limit
 * @param superseded what becomes of a waiting message once a newer version is delivered
 * @param maxAge how old, since it was emitted, a message may be when it is sent; null for any age
 * @param settledOnly whether a version is sent only once it can no longer be replaced by data that
 *     comes out of order
 */
public record DeliveryTerms(
    Ordering ordering,
    double ratePerSecond,
    Superseded superseded,
    Duration maxAge,
    boolean settledOnly) {
  /** What an endpoint gets that asks for nothing: everything, at once, in no order. */
  public static final DeliveryTerms DEFAULT =
      new DeliveryTerms(Ordering.NONE, 0, Superseded.SEND, null, false);

  /** What waits for what. */
  public enum Ordering {
    /** Nothing. */
    NONE,
    /**
     * A message waits until the one before of the same vehicle is delivered or has failed thrice.
     */
    VEHICLE
  }

  /** What becomes of an interim message that waits when a newer version has been delivered. */
  public enum Superseded {
    /** It is sent all the same. */
    SEND,
    /** It is dropped. */
    SKIP
  }
}
