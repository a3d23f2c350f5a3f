package io.fleet.gateway.mqtt;

import io.vertx.core.Vertx;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Ends a connection when its token expires or its device is silent for too long, also where the
 * device wants no keep-alive. Of the connection's event loop.
 */
final class ConnectionClock {
  /** For which a connection lasts at most, also with a credential that never expires. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private static final double KEEP_ALIVE_LENIENCE = 1.5;

  private final Vertx vertx;
  private final DeviceConnection connection;
  private final long silenceNanos;
  private long lastHeardNanos = System.nanoTime();
  private long expiresNanos;
  private long timer;

  ConnectionClock(Vertx vertx, DeviceConnection connection, int keepAliveSeconds) {
    this.vertx = vertx;
    this.connection = connection;
    this.silenceNanos =
        (long) (Duration.ofSeconds(keepAliveSeconds).toNanos() * KEEP_ALIVE_LENIENCE);
  }

  void start(Clock clock, Instant expiresAt) {
    Duration life = Duration.between(clock.instant(), expiresAt);
    Duration bounded = life.compareTo(LONGEST) < 0 ? life : LONGEST;
    expiresNanos = System.nanoTime() + bounded.toNanos();
    watch();
  }

  /** The device has sent a packet. */
  void heard() {
    lastHeardNanos = System.nanoTime();
  }

  /** The connection is gone. */
  void stop() {
    vertx.cancelTimer(timer);
  }

  /** One timer for both ends: with many connections timers are what is on the heap. */
  private void watch() {
    long now = System.nanoTime();
    long untilExpired = expiresNanos - now;
    long untilSilent = silenceNanos - (now - lastHeardNanos);
    if (untilExpired <= 0) {
      connection.end(MqttDisconnectReasonCode.MAXIMUM_CONNECT_TIME, "expired");
    } else if (untilSilent <= 0) {
      connection.end(MqttDisconnectReasonCode.KEEP_ALIVE_TIMEOUT, "silent");
    } else {
      long delayMs = 1 + Duration.ofNanos(Math.min(untilExpired, untilSilent)).toMillis();
      timer = vertx.setTimer(delayMs, id -> watch());
    }
  }
}
