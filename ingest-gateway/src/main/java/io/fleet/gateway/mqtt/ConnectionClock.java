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
  private static final double KEEP_ALIVE_LENIENCE = 1.5;

  private final Vertx vertx;
  private final DeviceConnection connection;
  private final long silenceNanos;
  private long lastHeardNanos = System.nanoTime();
  private long expiryTimer;
  private long silenceTimer;

  ConnectionClock(Vertx vertx, DeviceConnection connection, int keepAliveSeconds) {
    this.vertx = vertx;
    this.connection = connection;
    this.silenceNanos =
        (long) (Duration.ofSeconds(keepAliveSeconds).toNanos() * KEEP_ALIVE_LENIENCE);
  }

  void start(Clock clock, Instant expiresAt) {
    long lifeMs = Math.max(1, Duration.between(clock.instant(), expiresAt).toMillis());
    expiryTimer =
        vertx.setTimer(
            lifeMs, id -> connection.end(MqttDisconnectReasonCode.MAXIMUM_CONNECT_TIME, "expired"));
    watchSilence(silenceNanos);
  }

  /** The device has sent a packet. */
  void heard() {
    lastHeardNanos = System.nanoTime();
  }

  /** The connection is gone. */
  void stop() {
    vertx.cancelTimer(expiryTimer);
    vertx.cancelTimer(silenceTimer);
  }

  private void watchSilence(long nanos) {
    long delayMs = Math.max(1, Duration.ofNanos(nanos).toMillis());
    silenceTimer = vertx.setTimer(delayMs, id -> checkSilence());
  }

  private void checkSilence() {
    long leftNanos = silenceNanos - (System.nanoTime() - lastHeardNanos);
    if (leftNanos <= 0) {
      connection.end(MqttDisconnectReasonCode.KEEP_ALIVE_TIMEOUT, "silent");
    } else {
      watchSilence(leftNanos);
    }
  }
}
