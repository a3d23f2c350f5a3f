package io.fleet.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Topic;
import io.fleet.local.bench.stack.TopicScan;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an idle TaskManager plays through, against the real broker. */
@Timeout(180)
class RehearsalTest {
  private static final ProjectHome HOME = new ProjectHome(Path.of("..").toAbsolutePath());
  private static final int EVENTS = 120;

  @TempDir Path directory;

  private LocalBroker broker;

  @BeforeEach
  void startTheBroker() throws Exception {
    broker = new LocalBroker(directory.resolve("broker"));
    new Topics(broker.address()).run();
  }

  @AfterEach
  void stopTheBroker() throws Exception {
    broker.close();
  }

  @Test
  void theJobIsPlayedThroughAndNothingOfItLeavesTheProcess() throws Exception {
    // given somebody who drives far too fast, and calls for help
    drive(broker.address());

    // when
    Process rehearsal = rehearse(broker.address());

    // then
    assertThat(rehearsal.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(rehearsal.exitValue()).as(this::log).isZero();
    assertThat(log().lines())
        .anyMatch(line -> line.contains("vehicle timeline") && line.contains("to FINISHED"))
        .noneMatch(line -> line.contains("to CANCELED") || line.contains("to FAILED"));
    assertThat(records(Topic.TELEMETRY_RAW)).isEqualTo(EVENTS);
    for (Topic written : List.of(Topic.ALERTS, Topic.CHANGES, Topic.DEAD_LETTERS)) {
      assertThat(records(written)).as(written.topicName()).isZero();
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      assertThat(admin.listGroups().all().get(10, TimeUnit.SECONDS)).isEmpty();
    }
  }

  private static void drive(String bootstrapServers) {
    Instant first = Instant.now().minusSeconds(EVENTS);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int second = 0; second < EVENTS; second++) {
        String event =
            """
            {"vehicle_id":"van-1","timestamp":"%s","lat":%f,"lon":11.5,"speed_kmph":90,\
            "speed_limit":50,"sos":%b}"""
                .formatted(first.plusSeconds(second), 48 + second * 0.000225, second == EVENTS / 2);
        producer.send(
            new ProducerRecord<>(
                Topic.TELEMETRY_RAW.topicName(), "van-1".getBytes(UTF_8), event.getBytes(UTF_8)));
      }
    }
  }

  private Process rehearse(String bootstrapServers) throws IOException {
    Path logging =
        ConfigTemplate.write("log4j2-part.xml", Map.of(), directory.resolve("log4j2.xml"));
    List<String> words =
        FlinkParts.openedJava(512)
            .small()
            .soonStarted()
            .property("log4j2.configurationFile", logging)
            .main(
                HOME.streamJobsClassPath(),
                FlinkParts.REHEARSAL_MAIN,
                "--bootstrap-servers",
                bootstrapServers,
                "--clickhouse-url",
                "http://127.0.0.1:1",
                "--staging-dir",
                directory.toString());
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("CLICKHOUSE_PASSWORD", "");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("rehearsal.log").toFile())
        .start();
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("rehearsal.log"));
    } catch (IOException e) {
      return "no log";
    }
  }

  private long records(Topic topic) throws IOException {
    AtomicLong records = new AtomicLong();
    new TopicScan(broker.address(), topic.topicName()).forEach(record -> records.getAndIncrement());
    return records.get();
  }
}
