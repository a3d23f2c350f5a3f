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
  /** Dropped, for the endpoint had answered 410 to another message. */
  DISABLED,
  /** Dropped, for the endpoint's file is gone. */
  REMOVED,
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
