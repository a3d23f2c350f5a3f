package io.fleet.notifier.deliver;

import io.fleet.notifier.deliver.guard.RefusedAddressException;
import io.fleet.notifier.endpoint.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * One request and its answer. It ends with the answer's last byte, with more bytes than are read,
 * or with the time-out, whichever comes first; once the status is there, it decides. A connection
 * kept from before that turns out to be closed is replaced once, at once.
 */
final class Attempt {
  private final WebhookSender sender;
  private final Vertx vertx;
  private final AttemptSettings settings;
  private final Endpoint endpoint;
  private final String messageId;
  private final String payload;
  private final Promise<AttemptResult> result = Promise.promise();
  private HttpClientRequest request;
  private AttemptResult answer;
  private int receivedBytes;
  private boolean reused;
  private boolean repeated;

  Attempt(
      WebhookSender sender,
      Vertx vertx,
      AttemptSettings settings,
      Endpoint endpoint,
      String messageId,
      String payload) {
    this.sender = sender;
    this.vertx = vertx;
    this.settings = settings;
    this.endpoint = endpoint;
    this.messageId = messageId;
    this.payload = payload;
  }

  Future<AttemptResult> run() {
    long timer = vertx.setTimer(settings.requestTimeout().toMillis(), t -> timedOut());
    exchange();
    return result.future().onComplete(ended -> vertx.cancelTimer(timer));
  }

  private void exchange() {
    sender.request(endpoint, messageId, payload).onSuccess(this::send).onFailure(this::failed);
  }

  private void send(HttpClientRequest ready) {
    if (result.future().isComplete()) {
      ready.reset();
      return;
    }
    request = ready;
    reused = sender.isReused(ready.connection());
    ready.send(Buffer.buffer(payload)).onSuccess(this::receive).onFailure(this::failed);
  }

  private void receive(HttpClientResponse response) {
    long now = sender.clock().millis();
    long retryAfterMs = RetryAfter.millis(response.getHeader("retry-after"), now);
    answer = AttemptResult.ofStatus(response.statusCode(), retryAfterMs);
    response.handler(this::discard);
    response.exceptionHandler(e -> result.tryComplete(answer));
    response.endHandler(end -> result.tryComplete(answer));
  }

  private void discard(Buffer part) {
    receivedBytes += part.length();
    if (receivedBytes > settings.responseMaxBytes() && result.tryComplete(answer)) {
      request.reset();
    }
  }

  private void timedOut() {
    AttemptResult late = AttemptResult.of(AttemptResult.Kind.TIMED_OUT, "no answer in time");
    if (result.tryComplete(answer == null ? late : answer) && request != null) {
      request.reset();
    }
  }

  private void failed(Throwable e) {
    if (e instanceof HttpClosedException && reused && !repeated) {
      repeated = true;
      exchange();
      return;
    }
    if (result.tryComplete(classify(e))) {
      sender.forgetAddress();
    }
  }

  private static AttemptResult classify(Throwable e) {
    if (e instanceof RefusedAddressException) {
      return AttemptResult.of(AttemptResult.Kind.REFUSED, e.getMessage());
    }
    String reason =
        e instanceof UnknownHostException
            ? "host not found"
            : e instanceof io.netty.channel.ConnectTimeoutException
                ? "no connection in time"
                : e instanceof ConnectException
                    ? "connection refused"
                    : e instanceof SSLException
                        ? "TLS failed"
                        : e instanceof HttpClosedException || e instanceof SocketException
                            ? "connection closed"
                            : e.getClass().getSimpleName();
    return AttemptResult.of(AttemptResult.Kind.UNREACHABLE, reason);
  }
}
