package io.fleet.gateway.tracker;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;

/**
 * Ends a connection that does not come to the point: the whole head of a request must be there in
 * time, however steadily its bytes trickle in. Lives on the connection's event loop.
 */
final class RequestClock {
  private static final long STOPPED = -1;

  private final HttpConnection connection;
  private final Vertx vertx;
  private final Duration patience;
  private long timer = STOPPED;
  private boolean gone;

  RequestClock(HttpConnection connection, Vertx vertx, Duration patience) {
    this.connection = connection;
    this.vertx = vertx;
    this.patience = patience;
  }

  /** From now on the next request's head is waited for. */
  void expectRequest() {
    stop();
    if (gone) {
      return;
    }
    timer = vertx.setTimer(patience.toMillis(), id -> connection.close());
  }

  /** The connection is gone. */
  void end() {
    gone = true;
    stop();
  }

  /** A request is there. */
  void stop() {
    if (timer != STOPPED) {
      vertx.cancelTimer(timer);
      timer = STOPPED;
    }
  }
}
