package io.fleet.notifier.consume;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import io.fleet.events.Topic;
import io.fleet.notifier.AlertsTopic;
import io.fleet.notifier.KafkaResource;
import io.fleet.notifier.NotifierConfig;
import io.fleet.notifier.Receiver;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.KafkaDeliveryStore;
import io.fleet.notifier.store.PendingIndex;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shard goes while an attempt with a message of it is under way, and comes back. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class HandOverTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int PARTITIONS = 3;
  private static final Set<Shard> ALL =
      IntStream.range(0, PARTITIONS)
          .mapToObj(partition -> new Shard(Topic.ALERTS.topicName(), partition))
          .collect(Collectors.toSet());

  @Inject NotifierConfig config;
  @Inject Shards shards;
  @Inject KafkaDeliveryStore store;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String endpointId = "handed-over-" + UUID.randomUUID();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final Receiver receiver = new Receiver(endpointId);
  private AlertsTopic alerts;
  private Path directory;

  @BeforeEach
  void anAttemptIsUnderWayAndItsMessageStored() {
    directory = config.endpoints().directory();
    alerts = new AlertsTopic(bootstrapServers);
    await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
  }

  @AfterEach
  void close() {
    answer.countDown();
    receiver.unsubscribe(directory);
    receiver.close();
    alerts.close();
  }

  @Test
  void whatFailsAfterwardsIsTheNewOwnersAsItWasStored() throws Exception {
    // given
    holdAnAttemptThatEndsWith(500);

    // when
    shards.revoked(ALL);
    answer.countDown();
    await().atMost(SOON).until(() -> rejected() > 0);

    // then
    assertThat(pending()).singleElement().extracting(PendingIndex::attempts).isEqualTo(0);
    receiver.answering(m -> 200);
    shards.assigned(ALL, PARTITIONS);
    await().atMost(SOON).until(() -> receiver.count() == 2 && pending().isEmpty());
    assertThat(receiver.ids()).hasSize(1);
  }

  @Test
  void whatIsDeliveredAfterwardsIsNotDeliveredAgain() throws Exception {
    // given
    holdAnAttemptThatEndsWith(200);

    // when
    shards.revoked(ALL);
    answer.countDown();

    // then
    await().atMost(SOON).until(() -> pending().isEmpty());
    shards.assigned(ALL, PARTITIONS).toCompletableFuture().get(30, TimeUnit.SECONDS);
    assertThat(receiver.count()).isEqualTo(1);
  }

  private void holdAnAttemptThatEndsWith(int status) {
    receiver.answering(m -> statusAfterAll(status)).subscribe(directory, "vehicle.overspeed.opened");
    String lane = "lane_depth{endpoint=\"" + endpointId + "\"";
    await().atMost(SOON).until(() -> get("/q/metrics").asString().contains(lane));
    alerts.sendAndWait(AlertsTopic.alert(UUID.randomUUID().toString(), 1, Alert.State.OPENED));
    await().atMost(SOON).until(() -> pending().size() == 1);
    assertThat(receiver.count()).isEqualTo(1);
  }

  private int statusAfterAll(int status) {
    try {
      return answer.await(9, TimeUnit.SECONDS) ? status : 504;
    } catch (InterruptedException e) {
      return 503;
    }
  }

  private List<PendingIndex> pending() throws Exception {
    return store.load(ALL).toCompletableFuture().get(30, TimeUnit.SECONDS).stream()
        .filter(each -> each.endpointId().equals(endpointId))
        .toList();
  }

  /** In the log of attempts, which a former owner still tells the truth. */
  private long rejected() {
    return alerts.readAll(Topic.WEBHOOK_ATTEMPTS.topicName()).stream()
        .map(each -> new String(each.value(), java.nio.charset.StandardCharsets.UTF_8))
        .filter(each -> each.contains(endpointId) && each.contains("\"rejected\""))
        .count();
  }
}
