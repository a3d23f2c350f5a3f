package io.fleet.gateway.trace;

import io.fleet.events.TraceParent;
import io.fleet.gateway.admit.AdmittedBody;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;

/**
 * The span of one post. It tells how many events there were and what became of them, never whose
 * they are. May be used from one thread after another.
 */
public final class IntakeTrace {
  static final AttributeKey<String> PROTOCOL = AttributeKey.stringKey("fleet.protocol");
  static final AttributeKey<String> CHANNEL = AttributeKey.stringKey("fleet.channel");

  /** Of a post whose way is not traced. */
  public static final IntakeTrace NONE = new IntakeTrace(Span.getInvalid());

  private static final AttributeKey<Long> EVENTS = AttributeKey.longKey("fleet.events");
  private static final AttributeKey<Long> ACCEPTED = AttributeKey.longKey("fleet.events.accepted");

  private final Span span;
  private final TraceParent parent;

  IntakeTrace(Span span) {
    SpanContext own = span.getSpanContext();
    this.span = span;
    this.parent = own.isSampled() ? TraceParent.of(own.getTraceId(), own.getSpanId()) : null;
  }

  /** What the records of the post carry, or null if its way is not traced. */
  public TraceParent parent() {
    return parent;
  }

  /** Its events are judged. */
  public void judged(AdmittedBody body) {
    if (parent != null) {
      span.setAttribute(EVENTS, body.size());
      span.setAttribute(ACCEPTED, body.accepted());
    }
  }

  /**
   * It is answered.
   *
   * @param failed whether that was for a fault of ours
   */
  public void ended(boolean failed) {
    if (parent != null) {
      span.setStatus(failed ? StatusCode.ERROR : StatusCode.UNSET);
      span.end();
    }
  }
}
