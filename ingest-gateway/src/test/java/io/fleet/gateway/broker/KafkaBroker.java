package io.fleet.gateway.broker;

import io.fleet.events.Topic;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;

/** A real Kafka broker on a free loopback port for tests; can be stopped and started again. */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final int port = freePort();
  private final int controllerPort = freePort();
  private Process process;

  public KafkaBroker(Path directory) {
    this.directory = directory;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Starts the process and waits until it answers; makes the topics if they are not there. */
  public KafkaBroker start() throws IOException {
    Path config = directory.resolve("server.properties");
    Files.writeString(config, config());
    String libraries =
        Path.of("target", "broker", "kafka-clients.jar").toAbsolutePath()
            + File.pathSeparator
            + System.getProperty("java.class.path");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                libraries,
                BrokerMain.class.getName(),
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("broker.log").toFile())
            .start();
    Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(this::hasTopics);
    return this;
  }

  private boolean hasTopics() throws Exception {
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(directory.resolve("broker.log")));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      if (admin.listTopics().names().get(2, TimeUnit.SECONDS).size() < 2) {
        admin.createTopics(topics()).all().get(10, TimeUnit.SECONDS);
      }
      return true;
    }
  }

  private static List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      Map<String, String> settings =
          Map.of(
              "message.timestamp.type",
              "LogAppendTime",
              "max.message.bytes",
              Integer.toString(topic.maxMessageBytes()),
              "cleanup.policy",
              topic.isCompacted() ? "compact" : "delete");
      topics.add(new NewTopic(topic.topicName(), topic.partitions(), (short) 1).configs(settings));
    }
    return topics;
  }

  /** Makes the process stand still, as an overloaded machine would, until {@link #resume}. */
  public void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets the process go on. */
  public void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
    if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      throw new IOException("kill " + signal + " failed");
    }
  }

  /** Ends the process the hard way, as a dead machine would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private String config() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
    log.dirs=%3$s
    auto.create.topics.enable=false
    offsets.topic.replication.factor=1
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    group.initial.rebalance.delay.ms=0
    log.cleaner.dedupe.buffer.size=2097152
    num.recovery.threads.per.data.dir=2
    """
        .formatted(port, controllerPort, directory.resolve("data"));
  }

  /** A port nobody listens on now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
