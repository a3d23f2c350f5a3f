package io.fleet.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Telemetry;
import io.fleet.events.Topic;
import io.fleet.local.layout.FreePorts;
import io.fleet.local.topic.Topics;
import io.fleet.stream.io.AlertTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the job reads of its own alerts, against the real broker. */
@Timeout(120)
class AlertTopicTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @TempDir static Path directory;
  private static LocalBroker broker;

  @BeforeAll
  static void startTheBroker() throws Exception {
    broker = new LocalBroker(directory);
    new Topics(broker.address()).run();
  }

  @AfterAll
  static void stopTheBroker() throws Exception {
    broker.close();
  }

  @Test
  void whatWasPublishedAfterTheEndsIsReadAndNothingElse() throws Exception {
    try (AlertTopic topic = new AlertTopic(broker.address())) {
      // given
      publish(alert("before", "van-1", 1));
      Map<Integer, Long> ends = topic.ends().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      publish(alert("after", "van-1", 2));
      send("no JSON".getBytes(UTF_8));
      publish(alert("after", "van-1", 3));
      publish(alert("unwanted", "van-2", 4));

      // when
      List<Alert> read =
          topic
              .since(ends, alert -> alert.vehicleId().equals("van-1"))
              .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);

      // then
      assertThat(read).extracting(Alert::alertId).containsExactly("after", "after");
      assertThat(read).extracting(Alert::version).containsExactly(2L, 3L);
      assertThat(topic.since(topic.ends().get(), alert -> true).get()).isEmpty();
    }
  }

  @Test
  void aLogThatIsAwayFailsTheAnswerInTimeAndBlocksNobody() throws Exception {
    // given
    String nobody = "127.0.0.1:" + FreePorts.asEnvironment().values().iterator().next();
    try (AlertTopic topic = new AlertTopic(nobody)) {

      // when
      long askedNs = System.nanoTime();
      var answer = topic.ends();
      long waitedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - askedNs);

      // then
      assertThat(waitedMs).isLessThan(1_000);
      assertThat(answer).failsWithin(TIMEOUT);
    }
  }

  private static void publish(Alert alert) throws Exception {
    send(AlertJson.write(alert));
  }

  private static void send(byte[] value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(Topic.ALERTS.topicName(), "van-1".getBytes(UTF_8), value))
          .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static Alert alert(String id, String vehicleId, long version) {
    return new Alert(
        id,
        version,
        Alert.State.OPENED,
        1_800_000_000_000L,
        1_800_000_000_000L,
        null,
        1_800_000_000_000L,
        "overspeed",
        2,
        vehicleId,
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
