package io.fleet.gateway.tracker;

import io.fleet.gateway.admit.BodyRefusedException;
import io.fleet.gateway.admit.InFlightBytes;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Gathers a body on the event loop and pays for every byte before keeping it. */
final class TrackerBody {
  private final HttpServerRequest request;
  private final InFlightBytes.Share share;
  private final TrackerSettings settings;
  private final Vertx vertx;
  private final Consumer<byte[]> whole;
  private final Consumer<Reply> broken;
  private Buffer gathered = Buffer.buffer();
  private boolean done;
  private long timer;

  /**
   * @param whole hears the body, once
   * @param broken hears why there is none, once, in its place
   */
  TrackerBody(
      HttpServerRequest request,
      InFlightBytes.Share share,
      TrackerSettings settings,
      Vertx vertx,
      Consumer<byte[]> whole,
      Consumer<Reply> broken) {
    this.request = request;
    this.share = share;
    this.settings = settings;
    this.vertx = vertx;
    this.whole = whole;
    this.broken = broken;
  }

  void collect() {
    timer = vertx.setTimer(settings.bodyPatience().toMillis(), id -> fail(Reply.TIMEOUT));
    request.exceptionHandler(failure -> fail(Reply.malformed("the body breaks off")));
    request.handler(this::gather);
    request.endHandler(end -> finish());
  }

  private void gather(Buffer chunk) {
    if (done) {
      return;
    }
    if (gathered.length() + chunk.length() > settings.maxBodyBytes()) {
      fail(Reply.TOO_LARGE);
      return;
    }
    try {
      share.take(chunk.length());
      gathered.appendBuffer(chunk);
    } catch (BodyRefusedException e) {
      fail(Reply.OVERLOADED);
    }
  }

  private void finish() {
    if (!done) {
      done = true;
      vertx.cancelTimer(timer);
      whole.accept(gathered.getBytes());
    }
  }

  private void fail(Reply reply) {
    if (!done) {
      done = true;
      vertx.cancelTimer(timer);
      gathered = null;
      broken.accept(reply);
    }
  }
}
