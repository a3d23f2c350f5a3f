package io.fleet.gateway.trace;

import io.fleet.events.TraceParent;
import io.fleet.gateway.admit.Channel;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Begins a span for each post, however many events it holds. Nothing is made where nobody collects
 * spans, and of a post that is not sampled nothing is kept.
 */
@Singleton
public class IntakeTraces {
  /** The name of the spans. */
  public static final String SPAN = "fleet.intake";

  private static final TextMapGetter<String> HEADER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String header) {
          return List.of(TraceParent.HEADER);
        }

        @Override
        public String get(String header, String name) {
          return TraceParent.HEADER.equals(name) ? header : null;
        }
      };

  private final boolean isOff;
  private final Tracer tracer;

  /**
   * @param isOff whether nobody collects spans
   */
  public IntakeTraces(
      Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean isOff) {
    this.isOff = isOff;
    this.tracer = tracer;
  }

  /**
   * A post begins.
   *
   * @param protocol the protocol in metrics
   * @param channel what it is said to hold
   * @param traceparent the sender's own span, as it says, or null
   */
  public IntakeTrace begin(String protocol, Channel channel, String traceparent) {
    if (isOff) {
      return IntakeTrace.NONE;
    }
    Span span =
        tracer
            .spanBuilder(SPAN)
            .setParent(sender(traceparent))
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(IntakeTrace.PROTOCOL, protocol)
            .setAttribute(IntakeTrace.CHANNEL, channel.tag())
            .startSpan();
    return span.getSpanContext().isSampled() ? new IntakeTrace(span) : IntakeTrace.NONE;
  }

  private static Context sender(String traceparent) {
    return traceparent == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, HEADER);
  }
}
