package io.fleet.notifier.deliver;

import io.fleet.events.TraceParent;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;

/**
 * A span for each attempt to tell of what is traced: a child of the first trace that is told of,
 * linked to the others where several alerts are one message. Of all else nothing is made. It names
 * message and endpoint, never an address, a vehicle or what is told.
 */
final class TracedSender implements Sender {
  /** The name of the spans. */
  static final String SPAN = "fleet.delivery";

  private static final AttributeKey<String> ENDPOINT = AttributeKey.stringKey("fleet.endpoint");
  private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("fleet.message");
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("fleet.event.type");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("fleet.outcome");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

  private final Sender sender;
  private final Tracer tracer;

  TracedSender(Sender sender, Tracer tracer) {
    this.sender = sender;
    this.tracer = tracer;
  }

  @Override
  public Future<AttemptResult> send(Endpoint endpoint, String messageId, Event event) {
    if (event.traces().isEmpty()) {
      return sender.send(endpoint, messageId, event);
    }
    Span span = begin(endpoint, messageId, event);
    try {
      return sender
          .send(endpoint, messageId, event)
          .onSuccess(result -> end(span, result))
          .onFailure(e -> fail(span));
    } catch (RuntimeException e) {
      fail(span);
      throw e;
    }
  }

  private Span begin(Endpoint endpoint, String messageId, Event event) {
    List<TraceParent> causes = event.traces();
    SpanBuilder builder =
        tracer
            .spanBuilder(SPAN)
            .setParent(Context.root().with(Span.wrap(remote(causes.get(0)))))
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(ENDPOINT, endpoint.id())
            .setAttribute(MESSAGE, messageId)
            .setAttribute(TYPE, event.type());
    causes.stream().skip(1).map(TracedSender::remote).forEach(builder::addLink);
    return builder.startSpan();
  }

  private static SpanContext remote(TraceParent cause) {
    return SpanContext.createFromRemoteParent(
        cause.traceIdText(), cause.spanIdText(), TraceFlags.getSampled(), TraceState.getDefault());
  }

  private static void end(Span span, AttemptResult result) {
    span.setAttribute(OUTCOME, result.kind().name().toLowerCase(Locale.ROOT));
    if (result.isAnswer()) {
      span.setAttribute(STATUS, result.status());
    }
    if (result.kind() != AttemptResult.Kind.DELIVERED) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  private static void fail(Span span) {
    span.setStatus(StatusCode.ERROR);
    span.end();
  }

  @Override
  public void close() {
    sender.close();
  }
}
