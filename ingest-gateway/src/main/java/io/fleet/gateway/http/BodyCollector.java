package io.fleet.gateway.http;

import io.fleet.gateway.admit.BodyRefusedException;
import io.fleet.gateway.admit.BodyRefusedException.Reason;
import io.fleet.gateway.admit.InFlightBytes;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Gathers a body on the event loop and pays for every byte before keeping it. Too much or too slow,
 * and it stops keeping; what still arrives is read and thrown away for a moment, so that the sender
 * sees the answer and not a broken connection.
 */
final class BodyCollector {
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final HttpServerRequest request;
  private final InFlightBytes.Share share;
  private final int maxBytes;
  private final Vertx vertx;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Buffer gathered = Buffer.buffer();
  private long timer;

  private BodyCollector(
      HttpServerRequest request, InFlightBytes.Share share, int maxBytes, Vertx vertx) {
    this.request = request;
    this.share = share;
    this.maxBytes = maxBytes;
    this.vertx = vertx;
  }

  /**
   * Reads the request to its end; to be called on its event loop.
   *
   * @return the body; fails with {@link ProblemException}
   */
  static CompletionStage<byte[]> collect(
      HttpServerRequest request,
      InFlightBytes.Share share,
      int maxBytes,
      Duration patience,
      Vertx vertx) {
    BodyCollector collector = new BodyCollector(request, share, maxBytes, vertx);
    collector.start(patience);
    return collector.body;
  }

  private void start(Duration patience) {
    if (declaredLength() > maxBytes) {
      refuse(tooLarge());
      return;
    }
    timer = vertx.setTimer(patience.toMillis(), id -> refuse(slow()));
    request.exceptionHandler(failure -> refuse(brokenOff()));
    request.handler(this::gather);
    request.endHandler(end -> finish());
    if (expectsContinue()) {
      request.response().writeContinue();
    }
    request.resume();
  }

  private void gather(Buffer chunk) {
    try {
      if (gathered.length() + chunk.length() > maxBytes) {
        refuse(tooLarge());
        return;
      }
      share.take(chunk.length());
      gathered.appendBuffer(chunk);
    } catch (BodyRefusedException e) {
      refuse(ProblemException.of(e));
    }
  }

  private void finish() {
    vertx.cancelTimer(timer);
    body.complete(gathered.getBytes());
    gathered = null;
  }

  private void refuse(ProblemException problem) {
    vertx.cancelTimer(timer);
    gathered = null;
    drain();
    body.completeExceptionally(problem);
  }

  private void drain() {
    if (request.isEnded()) {
      return;
    }
    long hangUp = vertx.setTimer(DRAIN.toMillis(), id -> request.connection().close());
    request.exceptionHandler(failure -> vertx.cancelTimer(hangUp));
    request.handler(chunk -> {});
    request.endHandler(end -> vertx.cancelTimer(hangUp));
    request.resume();
  }

  private long declaredLength() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private boolean expectsContinue() {
    return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
  }

  private ProblemException tooLarge() {
    return ProblemException.of(
        new BodyRefusedException(
            Reason.TOO_LARGE, "the body is larger than " + maxBytes + " bytes"));
  }

  private static ProblemException slow() {
    return new ProblemException(ProblemType.TIMEOUT, "the body took too long");
  }

  private static ProblemException brokenOff() {
    return new ProblemException(ProblemType.MALFORMED, "the body breaks off");
  }
}
