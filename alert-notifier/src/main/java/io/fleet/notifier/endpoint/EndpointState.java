package io.fleet.notifier.endpoint;

import java.util.Locale;

/** Whether an endpoint is delivered to. */
public enum EndpointState {
  /** It is. */
  ENABLED,
  /** Not now: its messages wait. */
  PAUSED,
  /** No more: its messages are dropped, and can be sent again once it is enabled. */
  DISABLED;

  /** The value on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
