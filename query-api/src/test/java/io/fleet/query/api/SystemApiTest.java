package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far job and notifier are, by the places that groups of their names leave in a real log. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class SystemApiTest {
  private static final String JOB = "fleet-stream-jobs";
  private static final String NOTIFIER = "fleet-notifier";
  private static final List<Topic> OF_THE_JOB =
      List.of(
          Topic.TELEMETRY_RAW,
          Topic.TRIP_EVENTS,
          Topic.VEHICLE_STATUS,
          Topic.DRIVER_EVENTS,
          Topic.DELIVERY_EVENTS);
  private static final List<Topic> OF_THE_NOTIFIER = List.of(Topic.ALERTS, Topic.CHANGES);

  KafkaBroker log;
  private Admin admin;

  @BeforeEach
  void groupsThatHaveToldNothing() throws Exception {
    admin = Admin.create(Map.of("bootstrap.servers", log.bootstrapServers()));
    for (String group : List.of(JOB, NOTIFIER)) {
      try {
        admin.deleteConsumerGroups(List.of(group)).all().get(10, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(GroupIdNotFoundException.class);
      }
    }
  }

  @AfterEach
  void close() {
    admin.close(Duration.ZERO);
  }

  @Test
  void aJobThatHasCompletedNoCheckpointIsNotKnown() {
    // when
    JsonPath told = Client.ok(Client.as("operator"), "/v1/system");

    // then
    assertThat(told.getString("job.state")).isEqualTo("unknown");
    assertThat(told.getString("job.reason")).isEqualTo("nothing_told");
    assertThat(told.getMap("job")).doesNotContainKeys("records", "behind_ms", "oldest_waiting_at");
    assertThat(told.getString("notifier.state")).isEqualTo("unknown");
  }

  @Test
  void whoHasReadEverythingIsNotBehind() throws Exception {
    // given
    log.write(Topic.TELEMETRY_RAW, "van-read", "{}");
    tell(JOB, OF_THE_JOB);
    tell(NOTIFIER, OF_THE_NOTIFIER);

    // when
    JsonPath told = Client.ok(Client.as("admin"), "/v1/system");

    // then
    for (String reader : List.of("job", "notifier")) {
      assertThat(told.getString(reader + ".state")).isEqualTo("ok");
      assertThat(told.getLong(reader + ".records")).isZero();
      assertThat(told.getLong(reader + ".behind_ms")).isZero();
      assertThat(told.getMap(reader)).doesNotContainKeys("oldest_waiting_at", "reason");
    }
  }

  @Test
  void whatNoCheckpointHoldsIsCountedAndAsOldAsTheOldestOfIt() throws Exception {
    // given
    tell(JOB, OF_THE_JOB);
    tell(NOTIFIER, OF_THE_NOTIFIER);
    Instant before = Instant.now();
    Instant oldest = before.minusSeconds(47);
    for (int van = 0; van < 40; van++) {
      log.write(Topic.TELEMETRY_RAW, "van-" + van, "{}", oldest.plusSeconds(van));
    }
    log.write(Topic.VEHICLE_STATUS, "van-1", "{}");
    log.write(Topic.CHANGES, "van-1", "{}", before.minusSeconds(3));

    // when
    JsonPath told = Client.ok(Client.as("operator"), "/v1/system");

    // then
    assertThat(told.getString("job.state")).isEqualTo("late");
    assertThat(told.getLong("job.records")).isEqualTo(41);
    assertThat(Instant.parse(told.getString("job.oldest_waiting_at")).toEpochMilli())
        .isEqualTo(oldest.toEpochMilli());
    assertThat(told.getLong("job.behind_ms")).isBetween(47_000L, 60_000L);
    assertThat(told.getString("notifier.state")).isEqualTo("ok");
    assertThat(told.getLong("notifier.records")).isEqualTo(1);
    assertThat(told.getLong("notifier.behind_ms")).isBetween(3_000L, 16_000L);
  }

  @Test
  void aLogThatIsAwayIsSaidToBeSo() throws Exception {
    // given
    tell(JOB, OF_THE_JOB);
    Client.ok(Client.as("operator"), "/v1/system");

    // when
    log.goAway();
    Response away = Client.as("operator").get("/v1/system");
    log.comeBack();

    // then
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.jsonPath().getString("type")).isEqualTo("/problems/log-away");
    assertThat(away.header("Retry-After")).isNotNull();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Client.as("operator").get("/v1/system").statusCode() == 200);
  }

  @Test
  void aViewerIsNotTold() {
    Client.viewer()
        .get("/v1/system")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
  }

  /** The group has read all there is. */
  private void tell(String group, List<Topic> topics) throws Exception {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (Topic topic : topics) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        asked.put(new TopicPartition(topic.topicName(), partition), OffsetSpec.latest());
      }
    }
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    admin
        .listOffsets(asked)
        .all()
        .get(10, TimeUnit.SECONDS)
        .forEach((partition, end) -> places.put(partition, new OffsetAndMetadata(end.offset())));
    admin.alterConsumerGroupOffsets(group, places).all().get(10, TimeUnit.SECONDS);
  }
}
