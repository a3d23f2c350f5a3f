package io.fleet.stream.io.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import io.fleet.events.Telemetry;
import io.fleet.events.TraceParent;
import io.fleet.otlp.OtlpCollector;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Spans on their way to a collector that really listens. */
class OtlpAlertTracesTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final TraceParent POST =
      TraceParent.of("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");

  @Test
  void anAlertIsASpanFromTheLogToItsTelling() {
    // given
    long appendMs = System.currentTimeMillis() - 1_500;
    try (OtlpCollector collector = new OtlpCollector();
        OtlpAlertTraces traces = to(collector.endpoint() + '/')) {
      // when
      TraceParent carried = traces.told(POST, appendMs, alert());

      // then
      await().atMost(SOON).until(() -> !collector.spansOf(POST.traceIdText()).isEmpty());
      Span span = collector.spansOf(POST.traceIdText()).get(0);
      assertThat(span.getName()).isEqualTo("fleet.timeline");
      assertThat(hex(span.getParentSpanId())).isEqualTo(POST.spanIdText());
      assertThat(carried).isEqualTo(TraceParent.of(POST.traceIdText(), hex(span.getSpanId())));
      assertThat(span.getStartTimeUnixNano()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(appendMs));
      assertThat(span.getEndTimeUnixNano() - span.getStartTimeUnixNano())
          .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_400));
      assertThat(span.getAttributesList())
          .extracting(attribute -> attribute.getKey())
          .containsExactlyInAnyOrder("fleet.alert.type", "fleet.alert.state", "fleet.alert.late");
      assertThat(span.toString()).doesNotContain("van-1");
    }
  }

  @Test
  void whatTheLogTookAfterNowBeginsNow() {
    try (OtlpCollector collector = new OtlpCollector();
        OtlpAlertTraces traces = to(collector.endpoint())) {
      // when the broker's clock is ahead
      traces.told(POST, System.currentTimeMillis() + 60_000, alert());

      // then
      await().atMost(SOON).until(() -> !collector.spansOf(POST.traceIdText()).isEmpty());
      Span span = collector.spansOf(POST.traceIdText()).get(0);
      assertThat(span.getEndTimeUnixNano()).isGreaterThanOrEqualTo(span.getStartTimeUnixNano());
    }
  }

  @Test
  void aCollectorThatIsAwayHoldsUpNobody() {
    // given
    OtlpAlertTraces traces = to("http://127.0.0.1:1");
    long beginNanos = System.nanoTime();

    // when more is told than may wait
    for (int i = 0; i < 5_000; i++) {
      assertThat(traces.told(POST, 1, alert()).traceIdText()).isEqualTo(POST.traceIdText());
    }
    traces.close();

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - beginNanos)).isLessThan(SOON);
  }

  private static OtlpAlertTraces to(String endpoint) {
    return new OtlpAlertTraces(URI.create(endpoint), Clock.systemUTC());
  }

  private static String hex(com.google.protobuf.ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  private static Alert alert() {
    return new Alert(
        "a-1",
        1,
        Alert.State.OPENED,
        1_000,
        1_000,
        null,
        2_000,
        "sos",
        4,
        "van-1",
        null,
        null,
        Telemetry.ABSENT,
        Telemetry.ABSENT,
        "",
        Map.of(),
        false,
        false);
  }
}
