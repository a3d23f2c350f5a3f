package io.fleet.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.TraceParent;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracedSenderTest {
  private static final Endpoint ENDPOINT = Sending.endpoint("https://subscriber.example/hook");
  private static final Event EVENT = Deliveries.event("van-1", "alert-1", 1, 0);
  private static final TraceParent FIRST = new TraceParent(1, 2, 3);
  private static final TraceParent SECOND = new TraceParent(4, 5, 6);

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder()
          .setSampler(Sampler.parentBased(Sampler.alwaysOff()))
          .addSpanProcessor(SimpleSpanProcessor.create(spans))
          .build();

  @Test
  void anAttemptIsAChildOfWhatTheMessageIsAbout() {
    // when
    send(EVENT.causedBy(List.of(FIRST)), Future.succeededFuture(ScriptedSender.DELIVERED));

    // then
    SpanData span = onlySpan();
    assertThat(span.getTraceId()).isEqualTo(FIRST.traceIdText());
    assertThat(span.getParentSpanId()).isEqualTo(FIRST.spanIdText());
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(span.getLinks()).isEmpty();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getAttributes().asMap().keySet())
        .extracting(AttributeKey::getKey)
        .containsExactlyInAnyOrder(
            "fleet.endpoint",
            "fleet.message",
            "fleet.event.type",
            "fleet.outcome",
            "http.response.status_code");
    assertThat(span.getAttributes().asMap().values())
        .contains("msg_1", "vehicle.overspeed.opened", "delivered", 200L);
  }

  @Test
  void oneThatTellsOfSeveralIsLinkedToTheOthers() {
    // when
    send(EVENT.causedBy(List.of(FIRST, SECOND)), Future.succeededFuture(ScriptedSender.DELIVERED));

    // then
    assertThat(onlySpan().getTraceId()).isEqualTo(FIRST.traceIdText());
    assertThat(onlySpan().getLinks())
        .extracting(link -> link.getSpanContext().getTraceId())
        .containsExactly(SECOND.traceIdText());
  }

  @Test
  void whatFailsIsAnErrorHoweverItFails() {
    // given
    Event traced = EVENT.causedBy(List.of(FIRST));

    // when
    send(traced, Future.succeededFuture(ScriptedSender.FAILED));
    send(traced, Future.failedFuture("broken"));
    assertThatThrownBy(() -> sender(null).send(ENDPOINT, "msg_1", traced))
        .isInstanceOf(IllegalStateException.class);

    // then
    assertThat(spans.getFinishedSpanItems())
        .extracting(span -> span.getStatus().getStatusCode())
        .containsExactly(StatusCode.ERROR, StatusCode.ERROR, StatusCode.ERROR);
  }

  @Test
  void whatIsNotTracedLeavesNothing() {
    // when
    send(EVENT, Future.succeededFuture(ScriptedSender.DELIVERED));

    // then
    assertThat(spans.getFinishedSpanItems()).isEmpty();
  }

  private void send(Event event, Future<AttemptResult> answer) {
    assertThat(sender(answer).send(ENDPOINT, "msg_1", event).isComplete()).isTrue();
  }

  private TracedSender sender(Future<AttemptResult> answer) {
    return new TracedSender(new Answering(answer), provider.get("test"));
  }

  private SpanData onlySpan() {
    assertThat(spans.getFinishedSpanItems()).hasSize(1);
    return spans.getFinishedSpanItems().get(0);
  }

  /** Ends every attempt in one way; without one it breaks. */
  private record Answering(Future<AttemptResult> answer) implements Sender {
    @Override
    public Future<AttemptResult> send(Endpoint endpoint, String messageId, Event event) {
      if (answer == null) {
        throw new IllegalStateException("broken");
      }
      return answer;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
