package io.fleet.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Topic;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.FreePorts;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.process.Backoff;
import io.fleet.local.process.LogFile;
import io.fleet.local.process.Stage;
import io.fleet.local.process.StateBoard;
import io.fleet.local.process.Supervisor;
import io.fleet.local.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPartTest {
  @TempDir Path directory;

  private Ports ports;
  private Supervisor supervisor;

  @BeforeEach
  void startTheBroker() throws Exception {
    DataDirectory data = new DataDirectory(directory);
    data.create();
    ports = Ports.choose(FreePorts.asEnvironment(), OptionalInt.empty(), data.ports());
    Path logging = ConfigTemplate.write("log4j2-part.xml", Map.of(), data.conf().resolve("l.xml"));
    Stage broker = new Stage(List.of(new KafkaPart(data, ports, logging).part()), List.of());
    supervisor =
        new Supervisor(
            List.of(broker),
            PartNames.STOP_ORDER,
            data::log,
            data::pidFile,
            new StateBoard(data.state(), broker.parts()),
            Backoff::standard);
    boolean started = supervisor.start();
    assertThat(started).as(() -> logOf(data)).isTrue();
  }

  @AfterEach
  void stopTheBroker() throws InterruptedException {
    supervisor.stop();
  }

  @Test
  void topicsGetTheContractsSettingsAndKeepThemWhenAskedAgain() throws Exception {
    // given
    Topics topics = new Topics(ports.address(PortName.KAFKA));

    // when
    String first = topics.run();
    String second = topics.run();

    // then
    assertThat(first)
        .isEqualTo(Topic.values().length + " created, " + Topic.values().length + " in all");
    assertThat(second).startsWith("0 created");
    for (Topic topic : Topic.values()) {
      assertThat(describe(topic).partitions()).hasSize(topic.partitions());
      assertThat(setting(topic, "message.timestamp.type")).isEqualTo("LogAppendTime");
      assertThat(setting(topic, "retention.ms"))
          .isEqualTo(String.valueOf(topic.retention().toMillis()));
      assertThat(setting(topic, "max.message.bytes"))
          .isEqualTo(String.valueOf(topic.maxMessageBytes()));
    }
  }

  private static String logOf(DataDirectory data) {
    try {
      return String.join("\n", LogFile.tail(data.log(PartNames.KAFKA), 20));
    } catch (IOException e) {
      return "no log";
    }
  }

  private TopicDescription describe(Topic topic) throws Exception {
    List<String> names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    try (Admin admin = admin()) {
      return admin
          .describeTopics(names)
          .allTopicNames()
          .get(20, TimeUnit.SECONDS)
          .get(topic.topicName());
    }
  }

  private String setting(Topic topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    try (Admin admin = admin()) {
      Config config =
          admin.describeConfigs(List.of(resource)).all().get(20, TimeUnit.SECONDS).get(resource);
      return config.get(name).value();
    }
  }

  private Admin admin() {
    return Admin.create(Topics.adminSettings(ports.address(PortName.KAFKA)));
  }
}
