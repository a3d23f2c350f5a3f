package io.fleet.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Topic;
import io.fleet.local.topic.Topics;
import io.fleet.schema.retention.Retention;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  private LocalBroker broker;

  @BeforeEach
  void startTheBroker() throws Exception {
    broker = new LocalBroker(directory);
  }

  @AfterEach
  void stopTheBroker() throws InterruptedException {
    broker.close();
  }

  @Test
  void topicsGetTheContractsSettingsAndKeepThemWhenAskedAgain() throws Exception {
    // given
    Topics topics = new Topics(broker.address());

    // when
    String first = topics.run();
    String second = topics.run();

    // then
    assertThat(first)
        .isEqualTo(Topic.values().length + " created, " + Topic.values().length + " in all");
    assertThat(second).startsWith("0 created");
    for (Topic topic : Topic.values()) {
      assertThat(describe(topic).partitions()).hasSize(topic.partitions());
      for (Map.Entry<String, String> told :
          Topics.settings(topic, Retention.standard()).entrySet()) {
        assertThat(setting(topic, told.getKey()))
            .as(topic + " " + told.getKey())
            .isEqualTo(told.getValue());
      }
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
    return Admin.create(Topics.adminSettings(broker.address()));
  }
}
