package io.fleet.notifier.deliver;

import io.fleet.notifier.deliver.AttemptResult.Kind;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.format.Body;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;

/**
 * One request and its answer. It ends with the answer's last byte, with more bytes than are read,
 * or with the time-out, whichever comes first; once the status is there, it decides. A connection
 * kept from before that turns out to be closed is replaced once, at once.
 */
final class Attempt {
  private static final int MAX_INTERIM_ANSWERS = 16;

  private final WebhookSender sender;
  private final SenderTools tools;
  private final Endpoint endpoint;
  private final String messageId;
  private final Body body;
  private final Promise<AttemptResult> result = Promise.promise();
  private final Excerpt excerpt = new Excerpt();
  private final long startedAtMs;
  private HttpClientRequest request;
  private AttemptResult answer;
  private int receivedBytes;
  private int interimAnswers;
  private boolean reused;
  private boolean repeated;

  Attempt(WebhookSender sender, SenderTools tools, Endpoint endpoint, String messageId, Body body) {
    this.sender = sender;
    this.tools = tools;
    this.endpoint = endpoint;
    this.messageId = messageId;
    this.body = body;
    this.startedAtMs = tools.clock().millis();
  }

  Future<AttemptResult> run() {
    long timeoutMs = tools.attempts().requestTimeout().toMillis();
    long timer = tools.vertx().setTimer(timeoutMs, t -> timedOut());
    exchange();
    return result.future().onComplete(ended -> tools.vertx().cancelTimer(timer));
  }

  private void exchange() {
    sender.request(endpoint, messageId, body).onSuccess(this::send).onFailure(this::failed);
  }

  private void send(HttpClientRequest ready) {
    if (result.future().isComplete()) {
      ready.reset();
      return;
    }
    request = ready;
    reused = sender.isReused(ready.connection());
    ready.continueHandler(none -> interim());
    ready.earlyHintsHandler(hints -> interim());
    ready.send(Buffer.buffer(body.bytes())).onSuccess(this::receive).onFailure(this::failed);
  }

  private void receive(HttpClientResponse response) {
    long now = tools.clock().millis();
    long retryAfterMs = RetryAfter.millis(response.getHeader("retry-after"), now);
    answer = AttemptResult.ofStatus(response.statusCode(), retryAfterMs);
    response.handler(this::read);
    response.exceptionHandler(e -> end(answer));
    response.endHandler(end -> end(answer));
  }

  private void read(Buffer part) {
    excerpt.add(part);
    receivedBytes += part.length();
    if (receivedBytes > tools.attempts().responseMaxBytes() && end(answer)) {
      request.reset();
    }
  }

  /** Someone who only ever says "go on" is not waited for. */
  private void interim() {
    interimAnswers++;
    if (interimAnswers > MAX_INTERIM_ANSWERS
        && end(AttemptResult.of(Kind.UNREACHABLE, "answer without an end"))) {
      request.reset();
    }
  }

  private void timedOut() {
    AttemptResult late = AttemptResult.of(Kind.TIMED_OUT, "no answer in time");
    if (end(answer == null ? late : answer) && request != null) {
      request.reset();
    }
  }

  private void failed(Throwable e) {
    if (e instanceof HttpClosedException && reused && !repeated) {
      repeated = true;
      exchange();
      return;
    }
    if (end(FailureReason.of(e))) {
      sender.forgetAddress();
    }
  }

  private boolean end(AttemptResult ended) {
    long tookMs = Math.max(0, tools.clock().millis() - startedAtMs);
    return result.tryComplete(ended.measured(tookMs, excerpt.text()));
  }
}
