package io.fleet.query.live;

import io.fleet.query.scope.Scope;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client of the stream: what waits for it, the way to it, and when it must leave. Events go out
 * in the thread that brings one or in the one that says the client is ready, one at a time.
 */
final class LiveClient {
  private final ClientBuffer buffer;
  private final ClientConnection connection;
  private final LivePass pass;
  private final AtomicInteger draining = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile boolean tookSomething = true;
  private long tookAtMs;

  LiveClient(ClientBuffer buffer, ClientConnection connection, LivePass pass) {
    this.buffer = buffer;
    this.connection = connection;
    this.pass = pass;
  }

  ClientBuffer buffer() {
    return buffer;
  }

  Scope scope() {
    return pass.scope();
  }

  /** Sends what waits for as long as the client is ready. */
  void drain() {
    if (draining.getAndIncrement() != 0) {
      return;
    }
    int missed = 1;
    do {
      sendWhileReady();
      missed = draining.addAndGet(-missed);
    } while (missed != 0);
  }

  private void sendWhileReady() {
    while (!over.get() && connection.isReady()) {
      LiveEvent event = buffer.next();
      if (event == null) {
        return;
      }
      tookSomething = true;
      connection.send(event);
    }
  }

  /** Whether the client has taken nothing for that long although something waits. */
  boolean isStuck(long nowMs, long patienceMs) {
    if (tookSomething || buffer.isEmpty()) {
      tookSomething = false;
      tookAtMs = nowMs;
    }
    return nowMs - tookAtMs > patienceMs;
  }

  boolean isExpired(long nowMs) {
    return pass.isOver(nowMs);
  }

  /** Ends in good order, once. */
  void end() {
    if (over.compareAndSet(false, true)) {
      connection.end();
    }
  }

  /** Drops the connection, once. */
  void hangUp() {
    if (over.compareAndSet(false, true)) {
      connection.hangUp();
    }
  }
}
