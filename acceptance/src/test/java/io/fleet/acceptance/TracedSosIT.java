package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.TraceParent;
import io.fleet.otlp.OtlpCollector;
import io.fleet.otlp.OtlpCollector.Sent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A call for help from the device's own span to the webhook, in one trace. Starts a stack that
 * sends its spans somewhere, so it runs only when asked for: {@code -Dfleet.tests.left-out=}.
 */
@Tag("traces")
@Timeout(600)
class TracedSosIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final TraceParent DEVICE =
      TraceParent.of("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");
  private static final String VEHICLE = "sos-van";

  @TempDir private Path directory;

  @Test
  void oneTraceLeadsFromTheDevicesPostToTheWebhook() throws Exception {
    try (OtlpCollector collector = new OtlpCollector();
        FleetStack stack =
            FleetStack.start(
                directory.resolve("data"),
                Map.of("FLEET_OTLP_ENDPOINT", collector.endpoint(), "FLEET_TRACES_SHARE", "0"),
                "--no-simulator")) {
      // given
      FleetClient client = new FleetClient(stack);
      Path messages = directory.resolve("messages.txt");
      try (WebhookListener listener = new WebhookListener(stack, messages)) {
        listener.awaitRegistered(client);

        // when one is traced, and another is not
        post(client, stack, "other-van", "");
        post(client, stack, VEHICLE, DEVICE.text());
        String asked = "/v1/alerts?vehicle_id=" + VEHICLE;
        assertThat(client.getTraced(asked, DEVICE.text()).statusCode()).isEqualTo(200);

        // then
        await("the whole trace").atMost(SOON).until(() -> isWhole(collector));
        assertOneWay(collector);
        assertThat(collector.spans()).extracting(Sent::traceId).containsOnly(DEVICE.traceIdText());
        assertThat(collector.spans().toString()).doesNotContain(VEHICLE);
      }
    }
  }

  private static boolean isWhole(OtlpCollector collector) {
    return delivered(collector) != null
        && of("ingest-gateway", collector) != null
        && of("query-api", collector) != null;
  }

  private static void assertOneWay(OtlpCollector collector) {
    Sent delivery = delivered(collector);
    Sent timeline = withId(delivery.parentId(), collector);
    Sent intake = of("ingest-gateway", collector);
    assertThat(intake.name()).isEqualTo("fleet.intake");
    assertThat(intake.parentId()).isEqualTo(DEVICE.spanIdText());
    assertThat(timeline.name()).isEqualTo("fleet.timeline");
    assertThat(timeline.parentId()).isEqualTo(intake.id());
    assertThat(delivery.name()).isEqualTo("fleet.delivery");
    assertThat(of("query-api", collector).name()).isEqualTo("fleet.request");
    System.out.printf(
        "log to alert %d ms, post to answer of the webhook %d ms%n",
        millis(timeline.span().getStartTimeUnixNano(), timeline.span().getEndTimeUnixNano()),
        millis(intake.span().getStartTimeUnixNano(), delivery.span().getEndTimeUnixNano()));
  }

  private static void post(FleetClient client, FleetStack stack, String vehicle, String traceparent)
      throws Exception {
    String body =
        "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"lat\":48.1,\"lon\":11.5,\"sos\":true}"
            .formatted(vehicle, Instant.now());
    String token = "Bearer " + stack.token();
    String[] headers =
        traceparent.isEmpty()
            ? new String[] {"Authorization", token}
            : new String[] {"Authorization", token, TraceParent.HEADER, traceparent};
    var answer = client.post(body.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  /** The delivery of the alert; what changed besides is told without a timeline's span. */
  private static Sent delivered(OtlpCollector collector) {
    return collector.spans().stream()
        .filter(sent -> sent.service().equals("alert-notifier"))
        .filter(sent -> withId(sent.parentId(), collector) != null)
        .filter(sent -> withId(sent.parentId(), collector).service().equals("stream-jobs"))
        .findFirst()
        .orElse(null);
  }

  private static Sent withId(String id, OtlpCollector collector) {
    return collector.spans().stream().filter(sent -> sent.id().equals(id)).findFirst().orElse(null);
  }

  private static Sent of(String service, OtlpCollector collector) {
    return collector.spans().stream()
        .filter(sent -> sent.service().equals(service))
        .findFirst()
        .orElse(null);
  }

  private static long millis(long fromNanos, long toNanos) {
    return Duration.ofNanos(toNanos - fromNanos).toMillis();
  }
}
