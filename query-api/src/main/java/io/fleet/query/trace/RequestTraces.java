package io.fleet.query.trace;

import io.fleet.events.TraceParent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * A span from a request's admission to the begin of its answer, named by the operation: paths and
 * queries name vehicles and people. What is logged meanwhile bears its ids.
 */
@ApplicationScoped
public class RequestTraces {
  private static final String SPAN = "fleet.request";
  private static final String UNDER_WAY = "fleet.trace";
  private static final int OUR_FAULT = 500;

  private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("fleet.operation");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

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

  private final Tracer tracer;
  private final boolean isOff;

  /** A span, and that what is done is done in it. */
  private record UnderWay(Span span, Scope scope) {}

  RequestTraces(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean isOff) {
    this.tracer = tracer;
    this.isOff = isOff;
  }

  @ServerRequestFilter
  public void begin(ContainerRequestContext request, SimpleResourceInfo operation) {
    if (isOff) {
      return;
    }
    String header = request.getHeaderString(TraceParent.HEADER);
    Context sender =
        header == null
            ? Context.root()
            : W3CTraceContextPropagator.getInstance().extract(Context.root(), header, HEADER);
    Span span =
        tracer
            .spanBuilder(SPAN)
            .setParent(sender)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(OPERATION, name(operation))
            .startSpan();
    if (span.getSpanContext().isSampled()) {
      request.setProperty(UNDER_WAY, new UnderWay(span, span.makeCurrent()));
    }
  }

  private static String name(SimpleResourceInfo operation) {
    return operation.getResourceClass().getSimpleName() + '.' + operation.getMethodName();
  }

  @ServerResponseFilter
  public void end(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(UNDER_WAY) instanceof UnderWay trace) {
      trace.scope().close();
      trace.span().setAttribute(STATUS, response.getStatus());
      if (response.getStatus() >= OUR_FAULT) {
        trace.span().setStatus(StatusCode.ERROR);
      }
      trace.span().end();
    }
  }
}
