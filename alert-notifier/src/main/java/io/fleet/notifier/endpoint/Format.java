package io.fleet.notifier.endpoint;

import java.util.Locale;

/** The form of the body an endpoint takes. */
public enum Format {
  /** Standard Webhooks: {@code type}, {@code timestamp}, {@code data}. */
  STANDARD,
  /** CloudEvents 1.0, structured mode. */
  CLOUDEVENTS,
  /** An incoming webhook of Slack, and of what takes the same. */
  SLACK,
  /** An incoming webhook of Teams: an adaptive card. */
  TEAMS,
  /** A letter; the address is a {@code mailto:} URL. */
  EMAIL;

  /** The value on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
