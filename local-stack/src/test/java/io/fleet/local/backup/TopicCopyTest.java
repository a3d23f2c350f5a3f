package io.fleet.local.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fleet.events.Topic;
import io.fleet.local.layout.LogGeneration;
import io.fleet.local.part.LocalBroker;
import io.fleet.local.topic.LogLogin;
import io.fleet.local.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reference data out of one log and into the next. */
class TopicCopyTest {
  private static final String VEHICLES = Topic.VEHICLES.topicName();
  private static final String PLANS = Topic.DELIVERY_PLANS.topicName();

  @TempDir Path directory;

  @Test
  void anEmptyLogIsGivenWhatTheLostOneHad() throws Exception {
    // given
    Path lines = directory.resolve("topics");
    LogPlaces places;
    try (LocalBroker broker = new LocalBroker(directory.resolve("lost"))) {
      LogLogin log = log(broker);
      write(log, VEHICLES, "van@1", "{\"class\":\"van\"}");
      write(log, VEHICLES, "van@1", null);
      write(log, PLANS, "plan@1", "{\"stops\":[]}");
      assertThat(new TopicCopy(log).save(lines))
          .containsEntry(VEHICLES, 2L)
          .containsEntry(PLANS, 1L);
      places = new LogDesk(log).places(new LogGeneration(0));
      assertThat(new LogDesk(log).isLogOf(places)).isTrue();
    }

    // when
    try (LocalBroker broker = new LocalBroker(directory.resolve("next"))) {
      LogLogin log = log(broker);
      Map<String, Long> loaded = new TopicCopy(log).load(lines);

      // then
      assertThat(new LogDesk(log).isLogOf(places)).isFalse();
      assertThat(loaded).containsEntry(VEHICLES, 2L).containsEntry(PLANS, 1L);
      Path again = directory.resolve("again");
      new TopicCopy(log).save(again);
      for (String topic : loaded.keySet()) {
        assertThat(again.resolve(topic + ".ndjson"))
            .hasSameTextualContentAs(lines.resolve(topic + ".ndjson"));
      }
      assertThatIllegalStateException()
          .as("newer records would be overruled")
          .isThrownBy(() -> new TopicCopy(log).load(lines))
          .withMessageContaining(VEHICLES);
    }
    assertThat(Files.readString(lines.resolve(VEHICLES + ".ndjson")))
        .isEqualTo("{\"key\":\"van@1\",\"value\":{\"class\":\"van\"}}\n{\"key\":\"van@1\"}\n");
  }

  private static LogLogin log(LocalBroker broker) throws Exception {
    new Topics(broker.address()).run();
    return LogLogin.open(broker.address());
  }

  private static void write(LogLogin log, String topic, String key, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            log.settings("test"), new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] bytes = value == null ? null : value.getBytes(UTF_8);
      producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), bytes)).get();
    }
  }
}
