package io.fleet.query.export;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;

/**
 * The way of one body to its client. Writing waits while the client does not read; a client that
 * reads nothing for too long, or takes too long over all, loses its connection, which ends the
 * wait.
 */
final class Transfer implements AutoCloseable {
  private static final int PIECE_BYTES = 32 * 1024;
  private static final long LOOK_EVERY_MS = 250;

  private final HttpServerRequest request;
  private final ExportSettings settings;
  private final Vertx vertx;
  private final Clock clock;
  private final long beganMs;
  private final long timer;
  private final OutputStream pieces;
  private volatile long waitingSinceMs;
  private volatile String cutBecause;
  private boolean sent;

  Transfer(
      OutputStream out,
      HttpServerRequest request,
      ExportSettings settings,
      Vertx vertx,
      Clock clock) {
    this.request = request;
    this.settings = settings;
    this.vertx = vertx;
    this.clock = clock;
    this.beganMs = clock.millis();
    this.pieces = new BufferedOutputStream(new Watched(out), PIECE_BYTES);
    this.timer = vertx.setPeriodic(LOOK_EVERY_MS, id -> look());
  }

  /** Where the body is written to. Nothing is sent before a piece of 32 KB is full. */
  OutputStream body() {
    return pieces;
  }

  /** Whether the client may have seen something of the body. */
  boolean isBegun() {
    return sent;
  }

  /** stalled or overtime if it was cut for that, else null. */
  String cutBecause() {
    return cutBecause;
  }

  /**
   * Ends the connection without the end of the body, which the client can tell from a whole one.
   */
  void cutOff() {
    request.connection().close();
  }

  private void look() {
    long nowMs = clock.millis();
    long sinceMs = waitingSinceMs;
    if (sinceMs != 0 && nowMs - sinceMs > settings.stalledAfter().toMillis()) {
      cut("stalled");
    } else if (nowMs - beganMs > settings.longest().toMillis()) {
      cut("overtime");
    }
  }

  private void cut(String reason) {
    vertx.cancelTimer(timer);
    cutBecause = reason;
    // An orderly close, the channel's own too, would first wait for the client to read what is
    // written; the context's passes by the handler that waits.
    if (request.connection() instanceof ConnectionBase connection) {
      connection.channelHandlerContext().close();
    } else {
      cutOff();
    }
  }

  /** Lets go of the timer; what is not sent yet is dropped. */
  @Override
  public void close() {
    vertx.cancelTimer(timer);
  }

  private final class Watched extends FilterOutputStream {
    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      sent = true;
      waitingSinceMs = clock.millis();
      try {
        out.write(bytes, from, count);
      } finally {
        waitingSinceMs = 0;
      }
    }

    @Override
    public void flush() throws IOException {
      sent = true;
      out.flush();
    }
  }
}
