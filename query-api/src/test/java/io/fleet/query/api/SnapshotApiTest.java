package io.fleet.query.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.ScoreSnapshot;
import io.fleet.events.ScoreSnapshotJson;
import io.fleet.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** A trip that has ended is told to the log with its score. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class SnapshotApiTest {
  private static final String TRIP = "ffffffff-0000-5000-8000-00000000000a";

  Store store;
  KafkaBroker log;

  @Test
  void anEndedTripIsToldUnderItsDriver() throws Exception {
    // given
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, driver_id, ended_at, distance_mm, moving_ms)
        VALUES ('snap-1', '2026-03-02 08:00:00', '%s', 1, 'closed', 'snap-driver', '2026-03-02 09:00:00', 50000000, 3600000)
        """
            .formatted(TRIP));
    store.execute(
        """
        INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, kind, severity, ended_at)
        VALUES ('snap-1', '2026-03-02 08:30:00', 'ffffffff-0000-5000-8000-00000000000b', 1, 'harsh_braking', 2, '2026-03-02 08:30:01')
        """);

    // then: 4 * 1 / 0.5
    List<ScoreSnapshot> told = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                for (ConsumerRecord<byte[], byte[]> record :
                    consumer.poll(Duration.ofMillis(200))) {
                  if (new String(record.key(), UTF_8).equals("snap-driver")) {
                    told.add(ScoreSnapshotJson.read(record.value()));
                  }
                }
                return told.stream().anyMatch(snapshot -> snapshot.events() == 1);
              });
    }
    ScoreSnapshot last = told.get(told.size() - 1);
    assertThat(last.scoreId()).isEqualTo("snap-driver@" + TRIP + "@1772442000000");
    assertThat(last.score()).isEqualTo(92);
    assertThat(last.window()).isEqualTo("trip");
    assertThat(RestAssured.get("/q/metrics").asString())
        .contains("fleet_query_snapshots_published_total{kind=\"trip\"}")
        .contains("fleet_query_snapshots_lag_ms");
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", log.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.DRIVER_SCORES.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
