package io.fleet.gateway.tracker;

import java.time.Duration;

/**
 * Where tracker apps are listened for and how much of it.
 *
 * @param enabled whether the listener is opened at all
 * @param host the address to listen at
 * @param port the port to listen at, 1 to 65535
 * @param tls what it shows to be believed; null for a plain one
 * @param maxConnections connections at a time
 * @param maxBodyBytes one body; it is judged on the event loop, so not more than 1 MiB
 * @param headPatience how long a connection may take over a request's head, or be silent
 * @param bodyPatience how long a request may take over its body
 * @param retryAfter how long a sender is asked to stay away after a 503, whole seconds
 */
public record TrackerSettings(
    boolean enabled,
    String host,
    int port,
    TrackerTls tls,
    int maxConnections,
    int maxBodyBytes,
    Duration headPatience,
    Duration bodyPatience,
    Duration retryAfter) {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final int MAX_PATIENCE_S = 3_600;

  /** Refuses what cannot be meant. */
  public TrackerSettings {
    within("port", port, MAX_PORT);
    within("max-connections", maxConnections, Integer.MAX_VALUE);
    within("max-body", maxBodyBytes, MAX_BODY_BYTES);
    within("head-patience", headPatience.toSeconds(), MAX_PATIENCE_S);
  }

  boolean isPlain() {
    return tls == null;
  }

  private static void within(String name, long value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException("fleet.gateway.tracker." + name + ": 1 to " + max);
    }
  }
}
