package io.fleet.stream.io.trace;

import io.fleet.events.Alert;
import io.fleet.events.TraceParent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells a collector how long it took from the log to an alert: a span {@value #SPAN} for each. A
 * thread of its own sends them; what it cannot send in time is lost, and nobody waits for it.
 */
public final class OtlpAlertTraces implements AlertTraces {
  /** The name of the spans. */
  public static final String SPAN = "fleet.timeline";

  /** What the spans are said to come from. */
  public static final String SERVICE = "stream-jobs";

  private static final String PATH = "/v1/traces";
  private static final Duration TIME_OUT = Duration.ofSeconds(5);
  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final int MOST_WAITING = 2_048;
  private static final long END_SECONDS = 2;

  private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("fleet.alert.type");
  private static final AttributeKey<String> STATE = AttributeKey.stringKey("fleet.alert.state");
  private static final AttributeKey<Boolean> LATE = AttributeKey.booleanKey("fleet.alert.late");

  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private final Clock clock;

  /**
   * Connects when the first span is to be sent.
   *
   * @param endpoint of a collector that takes OTLP over HTTP, such as {@code http://collector:4318}
   */
  public OtlpAlertTraces(URI endpoint, Clock clock) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.toString().replaceFirst("/+$", "") + PATH)
            .setTimeout(TIME_OUT)
            .setConnectTimeout(TIME_OUT)
            .setMeterProvider(MeterProvider.noop())
            .build();
    this.provider =
        SdkTracerProvider.builder()
            .setResource(Resource.create(Attributes.of(SERVICE_NAME, SERVICE)))
            .setSampler(Sampler.parentBased(Sampler.alwaysOff()))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter)
                    .setMaxQueueSize(MOST_WAITING)
                    .setScheduleDelay(DELAY)
                    .setExporterTimeout(TIME_OUT)
                    .setMeterProvider(MeterProvider.noop())
                    .build())
            .build();
    this.tracer = provider.get(OtlpAlertTraces.class.getPackageName());
    this.clock = clock;
  }

  @Override
  public TraceParent told(TraceParent cause, long appendMs, Alert alert) {
    Span span =
        tracer
            .spanBuilder(SPAN)
            .setParent(Context.root().with(Span.wrap(remote(cause))))
            .setSpanKind(SpanKind.CONSUMER)
            .setStartTimestamp(Math.min(appendMs, clock.millis()), TimeUnit.MILLISECONDS)
            .setAttribute(TYPE, alert.alertType())
            .setAttribute(STATE, alert.state().wireName())
            .setAttribute(LATE, alert.late())
            .startSpan();
    span.end();
    SpanContext own = span.getSpanContext();
    return TraceParent.of(own.getTraceId(), own.getSpanId());
  }

  private static SpanContext remote(TraceParent cause) {
    return SpanContext.createFromRemoteParent(
        cause.traceIdText(), cause.spanIdText(), TraceFlags.getSampled(), TraceState.getDefault());
  }

  @Override
  public void close() {
    provider.shutdown().join(END_SECONDS, TimeUnit.SECONDS);
  }
}
