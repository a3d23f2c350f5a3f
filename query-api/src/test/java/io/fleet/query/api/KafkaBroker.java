package io.fleet.query.api;

import static org.awaitility.Awaitility.await;

import io.fleet.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A real Kafka broker in a process of its own, with the topics of the stream; can go and come. */
public final class KafkaBroker implements AutoCloseable {
  private static final List<Topic> TOPICS =
      List.of(
          Topic.TELEMETRY_RAW,
          Topic.TRIP_EVENTS,
          Topic.VEHICLE_STATUS,
          Topic.DRIVER_EVENTS,
          Topic.DELIVERY_EVENTS,
          Topic.ALERTS,
          Topic.METRICS_LIVE,
          Topic.DRIVER_SCORES,
          Topic.EVENT_ACTIONS,
          Topic.CHANGES,
          Topic.API_KEYS);

  private final Path directory;
  private final int port = freePort();
  private Process process;
  private KafkaProducer<byte[], byte[]> producer;

  private KafkaBroker() throws IOException {
    directory = Files.createTempDirectory("fleet-kafka");
  }

  /** Formats its directory, starts it and makes the topics. */
  static KafkaBroker start() {
    try {
      KafkaBroker broker = new KafkaBroker();
      broker.format();
      broker.comeBack();
      return broker;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void format() throws IOException, InterruptedException {
    Path settings = directory.resolve("server.properties");
    Files.writeString(settings, settings(freePort()));
    Process format =
        java(
            "kafka.tools.StorageTool",
            "format",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            settings.toString());
    if (!format.waitFor(60, TimeUnit.SECONDS) || format.exitValue() != 0) {
      throw new IOException("format failed: " + Files.readString(directory.resolve("log")));
    }
  }

  /** Starts it, also again with the same port and data, and waits until it answers. */
  void comeBack() throws IOException {
    process = java("kafka.Kafka", directory.resolve("server.properties").toString());
    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(this::hasTopics);
    producer =
        new KafkaProducer<>(clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Ends it the hard way. */
  void goAway() throws InterruptedException {
    producer.close(Duration.ZERO);
    process.destroyForcibly().waitFor();
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Writes a record and returns once the broker has it. */
  void write(Topic topic, String key, String value) throws Exception {
    producer
        .send(new ProducerRecord<>(topic.topicName(), bytes(key), bytes(value)))
        .get(10, TimeUnit.SECONDS);
  }

  /** The same with a time of its own. */
  void write(Topic topic, String key, String value, Instant at) throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                topic.topicName(), null, at.toEpochMilli(), bytes(key), bytes(value)))
        .get(10, TimeUnit.SECONDS);
  }

  /** Writes a record without waiting. */
  void writeLater(Topic topic, String key, String value) {
    producer.send(new ProducerRecord<>(topic.topicName(), bytes(key), bytes(value)));
  }

  /** The newest record of that key in a topic of one partition. */
  String newest(Topic topic, String key) {
    TopicPartition partition = new TopicPartition(topic.topicName(), 0);
    try (var consumer =
        new KafkaConsumer<>(clientSettings(), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      String newest = null;
      while (consumer.position(partition) < end) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          newest = record.key().equals(key) ? record.value() : newest;
        }
      }
      return newest;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Object> clientSettings() {
    return Map.of("bootstrap.servers", bootstrapServers());
  }

  private boolean hasTopics() throws Exception {
    try (Admin admin = Admin.create(clientSettings())) {
      if (admin.listTopics().names().get(5, TimeUnit.SECONDS).isEmpty()) {
        admin
            .createTopics(
                TOPICS.stream()
                    .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) 1))
                    .toList())
            .all()
            .get(10, TimeUnit.SECONDS);
      }
    }
    return true;
  }

  private String settings(int controllerPort) {
    return String.join(
        "\n",
        "process.roles=broker,controller",
        "node.id=1",
        "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
        "controller.listener.names=CONTROLLER",
        "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
        "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs=" + directory.resolve("data"),
        "offsets.topic.replication.factor=1",
        "offsets.topic.num.partitions=4",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "group.initial.rebalance.delay.ms=0",
        "auto.create.topics.enable=false",
        "");
  }

  private Process java(String... mainAndArguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.addAll(List.of(mainAndArguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
        .start();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
