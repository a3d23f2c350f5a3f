package io.fleet.gateway.publish;

import java.util.Locale;

/** What can happen to a device's connection. */
public enum ConnectionEvent {
  /** It is there. */
  CONNECTED,
  /** The device has said that it goes. */
  DISCONNECTED,
  /** It ended and the device had not said so: no network, no power, or sent away. */
  LOST,
  /** The same client has opened another one. */
  TAKEN_OVER,
  /** The device's credential no longer counts. */
  REVOKED;

  /** The name in records. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
