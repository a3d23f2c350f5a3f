package io.fleet.gateway.http;

import static io.fleet.gateway.http.GatewayHttp.JSON;
import static io.fleet.gateway.http.GatewayHttp.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Topic;
import io.fleet.events.TraceParent;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.KafkaBroker;
import io.fleet.gateway.broker.LogTail;
import io.fleet.otlp.OtlpCollector;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A post is a span, and its records say which one. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@TestProfile(TracedPostTest.Traced.class)
class TracedPostTest {
  /** Traces what says that it is traced, and begins no trace. */
  public static final class Traced implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "FLEET_OTLP_ENDPOINT",
          "http://127.0.0.1:" + KafkaBroker.freePort(),
          "FLEET_TRACES_SHARE",
          "0");
    }
  }

  private static final Duration SOON = Duration.ofSeconds(30);

  /** The device's own span. */
  private static final String DEVICE = "b7ad6b7169203331";

  @TestHTTPResource("/")
  URI base;

  @ConfigProperty(name = "FLEET_OTLP_ENDPOINT")
  URI collectorUri;

  private OtlpCollector collector;

  @BeforeEach
  void listen() {
    collector = new OtlpCollector(collectorUri.getPort());
  }

  @AfterEach
  void stopListening() {
    collector.close();
  }

  @Test
  void aPostOfManyEventsIsOneSpanThatAllItsRecordsCarry() throws Exception {
    // given
    TraceParent device = TraceParent.of("0af7651916cd43dd8448eb211c80319c", DEVICE);
    GatewayHttp gateway = new GatewayHttp(base).tracedAs(device.text());
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // when
      String body = "[" + event("tr-1", "") + "," + event("tr-2", "") + ",7]";
      assertThat(gateway.post(JSON, body).statusCode()).isEqualTo(202);

      // then
      Span span = onlySpanOf(device.traceIdText());
      TraceParent carried = TraceParent.of(device.traceIdText(), hex(span.getSpanId()));
      assertThat(traceOf(log.await(record -> isOf("tr-1", record)))).isEqualTo(carried);
      assertThat(traceOf(log.await(record -> isOf("tr-2", record)))).isEqualTo(carried);
      assertThat(hex(span.getParentSpanId())).isEqualTo(DEVICE);
      assertThat(span.getName()).isEqualTo("fleet.intake");
      assertThat(attributes(span))
          .containsExactlyInAnyOrder(
              "fleet.protocol=http",
              "fleet.channel=telemetry",
              "fleet.events=3",
              "fleet.events.accepted=2");
    }
  }

  @Test
  void aPostThatIsNotSampledLeavesNothingInTheLog() throws Exception {
    // given
    String unsampled = "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // when
      new GatewayHttp(base).tracedAs(unsampled).post(JSON, event("tr-3", ""));
      new GatewayHttp(base).tracedAs("no such thing").post(JSON, event("tr-4", ""));
      new GatewayHttp(base).post(JSON, event("tr-5", ""));

      // then
      for (String vehicle : List.of("tr-3", "tr-4", "tr-5")) {
        assertThat(log.await(record -> isOf(vehicle, record)).headers()).as(vehicle).isEmpty();
      }
    }
  }

  @Test
  void aPostThatIsRefusedAsAWholeIsASpanToo() throws Exception {
    // given
    TraceParent device = TraceParent.of("2af7651916cd43dd8448eb211c80319c", DEVICE);

    // when
    GatewayHttp gateway = new GatewayHttp(base).tracedAs(device.text());
    assertThat(gateway.post(JSON, "{").statusCode()).isEqualTo(400);

    // then
    Span span = onlySpanOf(device.traceIdText());
    assertThat(attributes(span)).contains("fleet.channel=telemetry");
    assertThat(span.getStatus().getCodeValue()).isZero();
  }

  private Span onlySpanOf(String traceId) {
    await().atMost(SOON).until(() -> !collector.spansOf(traceId).isEmpty());
    List<Span> spans = collector.spansOf(traceId);
    assertThat(spans).hasSize(1);
    return spans.get(0);
  }

  private static List<String> attributes(Span span) {
    return span.getAttributesList().stream().map(TracedPostTest::text).toList();
  }

  private static String text(KeyValue attribute) {
    var value = attribute.getValue();
    return attribute.getKey()
        + '='
        + (value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue());
  }

  private static String hex(com.google.protobuf.ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static boolean isOf(String vehicle, ConsumerRecord<byte[], byte[]> record) {
    return vehicle.equals(new String(record.key(), StandardCharsets.UTF_8));
  }

  private static TraceParent traceOf(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(TraceParent.HEADER);
    return TraceParent.sampled(new String(header.value(), StandardCharsets.US_ASCII));
  }
}
