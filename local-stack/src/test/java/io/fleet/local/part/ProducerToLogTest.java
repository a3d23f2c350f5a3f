package io.fleet.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Json;
import io.fleet.events.TelemetryReader;
import io.fleet.events.Topic;
import io.fleet.local.topic.Topics;
import io.fleet.simulator.SimulatorCommand;
import io.fleet.simulator.post.KafkaTelemetryPost;
import io.fleet.simulator.post.PostOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The producer of the containers against the real broker. */
class ProducerToLogTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String TOPIC = Topic.TELEMETRY_RAW.topicName();

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
  void whatIsTakenIsInTheLogUnderItsVehicleAndTheRestIsNamed() throws Exception {
    // given
    long before = endOf(Topic.COMMANDS);
    byte[] good = "{\"vehicle_id\":\"V1\"}".getBytes(UTF_8);
    byte[] nobodys = "{\"lat\":1}".getBytes(UTF_8);
    byte[] huge = ("{\"vehicle_id\":\"V2\",\"x\":\"" + noise() + "\"}").getBytes(UTF_8);
    try (KafkaTelemetryPost post =
        KafkaTelemetryPost.open(broker.address(), Topic.COMMANDS.topicName(), TIMEOUT)) {

      // when
      PostOutcome outcome = post.post(List.of(good, nobodys, huge, good));

      // then
      assertThat(outcome.kind()).isEqualTo(PostOutcome.Kind.TAKEN);
      assertThat(outcome.tally().accepted()).isEqualTo(2);
      assertThat(outcome.tally().refused()).isEqualTo(Map.of("no_vehicle_id", 1L, "too_large", 1L));
      assertThat(endOf(Topic.COMMANDS)).isEqualTo(before + 2);
    }
  }

  @Test
  void aTopicThatIsNotThereIsToBeTriedAgain() throws Exception {
    try (KafkaTelemetryPost post =
        KafkaTelemetryPost.open(broker.address(), "not.there", Duration.ofSeconds(2))) {

      // when
      PostOutcome outcome = post.post(List.of("{\"vehicle_id\":\"V1\"}".getBytes(UTF_8)));

      // then
      assertThat(outcome.kind()).isEqualTo(PostOutcome.Kind.LATER);
    }
  }

  @Test
  void theCommandWritesAFleetThatTheJobCanRead() throws Exception {
    // given
    String words = "run --vehicles 5 --rate-hz 10 --duration PT1S --bootstrap-servers ";

    // when
    int exit =
        new CommandLine(new SimulatorCommand()).execute((words + broker.address()).split(" "));

    // then
    List<ConsumerRecord<String, byte[]>> written = read();
    TelemetryReader reader = new TelemetryReader();
    assertThat(exit).isZero();
    assertThat(written).hasSize(5 * 10);
    assertThat(written).extracting(ConsumerRecord::key).doesNotContainNull();
    assertThat(written)
        .allSatisfy(
            record -> {
              assertThat(reader.read(record.value()).isAccepted()).isTrue();
              assertThat(vehicleOf(record.value())).isEqualTo(record.key());
            });
  }

  /** Two megabytes that do not compress below the topic's one. */
  private static String noise() {
    byte[] bytes = new byte[3 << 19];
    new Random(1).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String vehicleOf(byte[] json) throws Exception {
    try (var in = Json.FACTORY.createParser(json)) {
      in.nextToken();
      while (in.nextToken() != null && !in.currentName().equals("vehicle_id")) {
        in.nextToken();
      }
      return in.nextTextValue();
    }
  }

  private static List<ConsumerRecord<String, byte[]>> read() {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, Topic.TELEMETRY_RAW);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long expected = sum(consumer, Topic.TELEMETRY_RAW);
      long giveUpNs = System.nanoTime() + TIMEOUT.toNanos();
      while (all.size() < expected && System.nanoTime() < giveUpNs) {
        consumer.poll(Duration.ofMillis(200)).records(TOPIC).forEach(all::add);
      }
    }
    return all;
  }

  private static long endOf(Topic topic) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return sum(consumer, topic);
    }
  }

  private static long sum(KafkaConsumer<String, byte[]> consumer, Topic topic) {
    return consumer.endOffsets(partitions(consumer, topic), TIMEOUT).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, Topic topic) {
    return consumer.partitionsFor(topic.topicName(), TIMEOUT).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
