package io.fleet.notifier;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import io.fleet.events.TraceParent;
import io.opentelemetry.proto.trace.v1.Span;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trace of an alert's record goes on to the delivery, and not beyond. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class TracedDeliveryTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final TraceParent TIMELINE =
      TraceParent.of("3af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");

  @Inject NotifierConfig config;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final Receiver receiver = new Receiver("traced");
  private Path directory;
  private AlertsTopic alerts;

  @BeforeEach
  void subscribe() {
    directory = config.endpoints().directory();
    alerts = new AlertsTopic(bootstrapServers);
    await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
    receiver.subscribe(directory, "vehicle.overspeed.*");
    await().atMost(SOON).until(this::isWatched);
  }

  @AfterEach
  void unsubscribe() {
    receiver.unsubscribe(directory);
    await().atMost(SOON).until(() -> !isWatched());
    receiver.close();
    alerts.close();
  }

  @Test
  void everyAttemptIsASpanOfTheAlertsTraceWhichTheSubscriberIsNotTold() {
    // given
    Alert traced = alert();
    AtomicInteger calls = new AtomicInteger();
    receiver.answering(
        message ->
            message.body().contains(traced.alertId()) && calls.incrementAndGet() == 1 ? 503 : 200);

    // when
    alerts.sendAndWait(traced, TIMELINE);
    alerts.sendAndWait(alert());

    // then
    await().atMost(SOON).until(() -> receiver.count() == 3);
    await().atMost(SOON).untilAsserted(() -> assertThat(spans()).hasSize(2));
    assertThat(spans())
        .allSatisfy(
            span -> {
              assertThat(span.getName()).isEqualTo("fleet.delivery");
              assertThat(HexFormat.of().formatHex(span.getParentSpanId().toByteArray()))
                  .isEqualTo(TIMELINE.spanIdText());
              assertThat(span.toString())
                  .contains("vehicle.overspeed.opened", "msg_")
                  .doesNotContain(traced.vehicleId(), "127.0.0.1");
            });
    assertThat(receiver.traced()).isZero();
  }

  private boolean isWatched() {
    return get("/q/metrics").asString().contains("lane_depth{endpoint=\"traced\"");
  }

  private static List<Span> spans() {
    return KafkaResource.collector().spansOf(TIMELINE.traceIdText());
  }

  private static Alert alert() {
    return AlertsTopic.alert(UUID.randomUUID().toString(), 1, Alert.State.OPENED);
  }
}
