package io.fleet.notifier;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import io.fleet.events.AlertAction;
import io.fleet.events.AlertActionJson;
import io.fleet.events.DeadLetter;
import io.fleet.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service between a real broker and real receivers. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class NotifierEndToEndTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject NotifierConfig config;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final List<Receiver> receivers = new ArrayList<>();
  private AlertsTopic alerts;
  private Path directory;

  @BeforeEach
  void waitUntilReady() {
    directory = config.endpoints().directory();
    alerts = new AlertsTopic(bootstrapServers);
    await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
  }

  @AfterEach
  void removeEndpoints() {
    receivers.forEach(receiver -> receiver.unsubscribe(directory));
    receivers.forEach(Receiver::close);
    alerts.close();
  }

  @Test
  void openedAndResolvedAreTwoMessagesOfOneAlert() {
    // given
    Receiver receiver = subscribed("both", "vehicle.overspeed.*");
    String alertId = newId();

    // when
    alerts.sendAndWait(AlertsTopic.alert(alertId, 1, Alert.State.OPENED));
    alerts.sendAndWait(AlertsTopic.alert(alertId, 2, Alert.State.RESOLVED));

    // then
    await().atMost(SOON).until(() -> receiver.count() == 2);
    assertThat(receiver.ids()).hasSize(2).allMatch(id -> id.startsWith("msg_"));
    assertThat(receiver.unverified()).isZero();
    assertThat(receiver.messages()).allMatch(message -> message.body().contains(alertId));
    assertThat(receiver.messages())
        .anyMatch(message -> message.body().contains("\"type\":\"vehicle.overspeed.opened\""))
        .anyMatch(message -> message.body().contains("\"type\":\"vehicle.overspeed.resolved\""));
  }

  @Test
  void anAlertOfAnotherProducerIsDeliveredAsExternal() {
    // given
    Receiver receiver = subscribed("external", "external.*");
    String json =
        """
        {"alert_id":"demo-1","ts":"2026-01-01T00:00:00Z","vehicle_id":"V1","trip_id":"T1",
         "alert_type":"engine","severity":3,"details":"hot"}\
        """;

    // when
    AlertsTopic.waitFor(alerts.send("V1", json.getBytes(StandardCharsets.UTF_8)));

    // then
    await().atMost(SOON).until(() -> receiver.count() == 1);
    assertThat(receiver.messages().get(0).body()).contains("\"type\":\"external.engine\"");
  }

  @Test
  void whoWasDownWhenAnEpisodeBeganEndsWithItsHighestVersion() {
    // given
    AtomicBoolean down = new AtomicBoolean(true);
    Queue<String> taken = new ConcurrentLinkedQueue<>();
    Receiver receiver =
        subscribed("down", "vehicle.overspeed.*")
            .answering(m -> down.get() ? 503 : taken.add(m.body()) ? 200 : 500);
    String alertId = newId();

    // when
    alerts.sendAndWait(AlertsTopic.alert(alertId, 1, Alert.State.OPENED));
    await().atMost(SOON).until(() -> receiver.count() > 0);
    alerts.sendAndWait(AlertsTopic.alert(alertId, 2, Alert.State.UPDATED));
    down.set(false);
    alerts.sendAndWait(AlertsTopic.alert(alertId, 3, Alert.State.RESOLVED));

    // then
    await().atMost(SOON).until(() -> taken.size() == 3);
    assertThat(receiver.ids()).hasSize(3);
    assertThat(taken).allMatch(body -> body.contains("\"alert_id\":\"" + alertId + '"'));
    for (String version :
        List.of("1,\"state\":\"opened", "2,\"state\":\"updated", "3,\"state\":\"resolved")) {
      assertThat(taken).filteredOn(body -> body.contains("\"version\":" + version)).hasSize(1);
    }
  }

  @Test
  void aFailingEndpointIsTriedAgainUnderTheSameId() {
    // given
    AtomicInteger calls = new AtomicInteger();
    Receiver receiver =
        subscribed("failing", "*").answering(m -> calls.incrementAndGet() < 3 ? 500 : 200);

    // when
    alerts.sendAndWait(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));

    // then
    await().atMost(SOON).until(() -> receiver.count() == 3);
    assertThat(receiver.ids()).hasSize(1);
    await().atMost(SOON).until(() -> pendingInStore() == 0);
    assertThat(receiver.count()).isEqualTo(3);
  }

  @Test
  void whenEveryFirstAttemptFailsAllArriveAndTheStoreIsEmptyInTheEnd() {
    // given
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Receiver receiver = subscribed("forgetful", "*").answering(m -> seen.add(m.id()) ? 503 : 200);

    // when
    for (int i = 0; i < 1_000; i++) {
      alerts.send(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));
    }

    // then
    await().atMost(SOON).until(() -> receiver.count() >= 2_000);
    await().atMost(SOON).until(() -> pendingInStore() == 0);
    assertThat(receiver.ids()).hasSize(1_000);
  }

  @Test
  void whatNeverSucceedsEndsAsADeadLetter() {
    // given
    Receiver receiver = subscribed("redirecting", "*").answering(m -> 302);
    receiver.withHeader("Location", "/elsewhere");
    Alert alert = AlertsTopic.alert(newId(), 1, Alert.State.OPENED);

    // when
    alerts.sendAndWait(alert);

    // then
    await().atMost(SOON).until(() -> letterOf("exhausted") != null);
    assertThat(receiver.count()).isEqualTo(6);
    assertThat(header(letterOf("exhausted"), DeadLetter.HEADER_DETAIL))
        .contains("endpoint redirecting", "status 302");
    assertThat(new String(letterOf("exhausted").value(), StandardCharsets.UTF_8))
        .contains(alert.alertId());
    await().atMost(SOON).until(() -> pendingInStore() == 0);
  }

  @Test
  void aDeadAndAHangingEndpointDelayNobody() throws IOException {
    // given
    int deadPort = KafkaBroker.freePort();
    try (ServerSocket hanging =
        new ServerSocket(0, 1_000, java.net.InetAddress.getLoopbackAddress())) {
      Receiver.writeEndpoint(directory, "dead", deadPort, "*");
      Receiver.writeEndpoint(directory, "hanging", hanging.getLocalPort(), "*");
      Receiver healthy = subscribed("healthy", "*");
      awaitEndpoints("dead", "hanging");

      // when
      for (int i = 0; i < 500; i++) {
        alerts.send(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));
      }

      // then: one after another the hanging endpoint's time-outs alone would take ten minutes
      await().atMost(SOON).until(() -> healthy.ids().size() == 500);
      await().atMost(SOON).until(() -> ConsumerLag.of(bootstrapServers) == 0);
    } finally {
      Files.delete(directory.resolve("dead.json"));
      Files.delete(directory.resolve("hanging.json"));
    }
    await().atMost(SOON).until(() -> pendingInStore() == 0);
  }

  @Test
  void aPoisonRecordIsADeadLetterAndTheNextAlertIsDelivered() {
    // given
    Receiver receiver = subscribed("afterPoison", "*");
    byte[] poison = {0, 1, 2, (byte) 0xff};

    // when
    AlertsTopic.waitFor(alerts.send("poison", poison));
    alerts.sendAndWait(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));

    // then
    await().atMost(SOON).until(() -> receiver.count() == 1 && letterOf("malformed") != null);
    ConsumerRecord<byte[], byte[]> letter = letterOf("malformed");
    assertThat(letter.value()).isEqualTo(poison);
    assertThat(letter.key()).isEqualTo("poison".getBytes(StandardCharsets.UTF_8));
    assertThat(header(letter, DeadLetter.HEADER_PLACE)).isEqualTo("notifier");
    assertThat(header(letter, DeadLetter.HEADER_ORIGIN)).startsWith("fleet.prod.alerts.outbound-");
    assertThat(get("/q/metrics").asString())
        .contains("fleet_notifier_messages_total{outcome=\"unreadable\"");
  }

  @Test
  void anEndpointRemovedAtRunTimeGetsNothingMore() {
    // given
    Receiver leaving = subscribed("leaving", "*");
    Receiver staying = subscribed("staying", "*");
    leaving.unsubscribe(directory);
    await().atMost(SOON).until(() -> !isWatched("leaving"));

    // when
    alerts.sendAndWait(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));

    // then
    await().atMost(SOON).until(() -> staying.count() == 1);
    assertThat(leaving.count()).isZero();
  }

  @Test
  void anEndpointThatIsGoneIsDisabledUntilItsFileIsWrittenAgain() {
    // given
    Receiver receiver = subscribed("gone", "*").answering(m -> 410);
    alerts.sendAndWait(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));
    await().atMost(SOON).until(() -> letterOf("gone") != null);
    alerts.sendAndWait(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));
    await().atMost(SOON).until(() -> metric("messages_total{outcome=\"disabled\"}") == 1);

    // when
    receiver.answering(m -> 200).subscribe(directory, "vehicle.*");

    // then
    await()
        .atMost(SOON)
        .until(
            () -> {
              alerts.sendAndWait(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));
              return receiver.count() > 1;
            });
  }

  @Test
  void tooManyRequestsHoldsTheEndpointAsLongAsItAsks() {
    // given
    AtomicInteger calls = new AtomicInteger();
    Receiver receiver =
        subscribed("limited", "*")
            .withHeader("Retry-After", "2")
            .answering(m -> calls.getAndIncrement() == 0 ? 429 : 200);

    // when
    alerts.sendAndWait(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));

    // then
    await().atMost(SOON).until(() -> receiver.count() == 2);
    long waited = receiver.messages().get(1).atMs() - receiver.messages().get(0).atMs();
    assertThat(waited).isBetween(1_900L, 4_000L);
  }

  @Test
  void anAlertNobodyAcknowledgesGoesToTheSecondEndpointToo() {
    // given
    Receiver chief = subscribed("chief", "nothing.at.all");
    Receiver desk = new Receiver("desk").subscribe(directory, "vehicle.*", "chief");
    receivers.add(desk);
    awaitEndpoints("desk");
    Alert seen = emittedLongAgo();
    Alert unseen = emittedLongAgo();
    AlertAction action =
        new AlertAction(
            UUID.randomUUID(),
            seen.alertId(),
            seen.vehicleId(),
            AlertAction.Kind.ACKNOWLEDGED,
            null,
            null,
            "olga",
            1);

    // when
    AlertsTopic.waitFor(
        alerts.sendTo(Topic.EVENT_ACTIONS, seen.vehicleId(), AlertActionJson.write(action)));
    alerts.sendAndWait(seen);
    alerts.sendAndWait(unseen);

    // then
    await().atMost(SOON).until(() -> desk.count() == 2 && chief.count() == 1);
    assertThat(chief.messages().get(0).body())
        .contains(unseen.alertId(), "\"type\":\"vehicle.overspeed.opened\"")
        .contains("\"escalated_from\":\"desk\",\"unacknowledged_s\":60");
    assertThat(desk.ids()).doesNotContain(chief.ids().get(0));
    assertThat(chief.unverified()).isZero();
    await().atMost(SOON).until(() -> pendingInStore() == 0);
    assertThat(chief.count()).isEqualTo(1);
  }

  private static Alert emittedLongAgo() {
    Alert now = AlertsTopic.alert(newId(), 1, Alert.State.OPENED);
    return new Alert(
        now.alertId(),
        now.version(),
        now.state(),
        now.tsMs(),
        now.startedAtMs(),
        null,
        now.emittedAtMs() - 3_600_000,
        now.alertType(),
        now.severity(),
        now.vehicleId(),
        null,
        null,
        now.latE6(),
        now.lonE6(),
        now.details(),
        now.data(),
        false,
        false);
  }

  private Receiver subscribed(String id, String eventType) {
    Receiver receiver = new Receiver(id).subscribe(directory, eventType);
    receivers.add(receiver);
    awaitEndpoints(id);
    return receiver;
  }

  private void awaitEndpoints(String... ids) {
    await().atMost(SOON).until(() -> List.of(ids).stream().allMatch(this::isWatched));
  }

  private boolean isWatched(String id) {
    return get("/q/metrics").asString().contains("lane_depth{endpoint=\"" + id + "\"");
  }

  private double metric(String name) {
    return get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("fleet_notifier_" + name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private long pendingInStore() {
    var newest = alerts.newestValues(config.store().topic()).values();
    return newest.stream().filter(Objects::nonNull).count();
  }

  private ConsumerRecord<byte[], byte[]> letterOf(String reason) {
    return alerts.deadLetters().stream()
        .filter(letter -> header(letter, DeadLetter.HEADER_REASON).equals(reason))
        .findFirst()
        .orElse(null);
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
