package io.fleet.notifier.deliver;

import java.util.Locale;

/** How messages end; the closed set behind {@code fleet_notifier_messages_total}. */
public enum Outcome {
  /** A 2xx came back. */
  DELIVERED,
  /** Every attempt of the schedule failed; a dead letter. */
  EXHAUSTED,
  /** The endpoint answered 410; a dead letter. */
  GONE,
  /** Dropped, for the endpoint is disabled: it answered 410, or nothing good for days. */
  DISABLED,
  /** Dropped, for the endpoint is no more. */
  REMOVED,
  /** Dropped, for a newer version has been delivered, or waits in its place. */
  SUPERSEDED,
  /** Told with others in one message, as the endpoint asks; counted as that then. */
  FOLDED,
  /** Dropped, for it was older than the endpoint wants when its turn came. */
  EXPIRED,
  /** More messages pending than a lane may hold; a dead letter. */
  OVERFLOW,
  /** The store no longer has the content; a dead letter without it. */
  LOST,
  /** The alert's record could not be read; a dead letter. */
  UNREADABLE;

  /** The value of the metric's tag and the dead letter's reason. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
