package io.fleet.notifier;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker in a process and a directory of its own; both are gone after close. */
public final class KafkaBroker implements AutoCloseable {
  private final Path directory;
  private final int port = freePort();
  private final Process process;

  private KafkaBroker() throws IOException, InterruptedException {
    directory = Files.createTempDirectory("fleet-kafka");
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
    process = java("kafka.Kafka", settings.toString());
  }

  /** Starts a broker with the topics of the alerts, one partition unless told otherwise. */
  public static KafkaBroker start() {
    try {
      KafkaBroker broker = new KafkaBroker();
      try {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(broker::hasTopics);
      } catch (RuntimeException e) {
        broker.close();
        throw e;
      }
      return broker;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** What any client needs to connect. */
  public Map<String, Object> clientSettings() {
    return Map.of("bootstrap.servers", bootstrapServers());
  }

  private boolean hasTopics() throws Exception {
    try (Admin admin = Admin.create(clientSettings())) {
      if (admin.listTopics().names().get(5, TimeUnit.SECONDS).isEmpty()) {
        admin
            .createTopics(
                List.of(
                    new NewTopic("fleet.prod.alerts.outbound", 3, (short) 1),
                    new NewTopic("fleet.prod.alerts.actions", 3, (short) 1),
                    new NewTopic("fleet.prod.deadletter", 3, (short) 1),
                    new NewTopic("fleet.prod.notifier.attempts", 3, (short) 1),
                    new NewTopic("fleet.prod.notifier.replays", 3, (short) 1),
                    new NewTopic("fleet.prod.reference.vehicles", 1, (short) 1),
                    new NewTopic("fleet.prod.reference.endpoints", 1, (short) 1)))
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
