package io.fleet.local.privacy;

import io.fleet.events.Topic;
import io.fleet.local.topic.Topics;
import io.fleet.schema.privacy.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Topics whose records leave by age. A record in the midst of one cannot be taken out, and cutting
 * off all before it would take everybody's; so it is said until when they name the person.
 */
final class RetainedTopics {
  private static final long ASK_S = 20;
  private static final String NOT_READ = "not read: it is as large as all telemetry of its time";

  private final String bootstrapServers;
  private final TopicScan scan;
  private final Clock clock;

  RetainedTopics(String bootstrapServers, TopicScan scan, Clock clock) {
    this.bootstrapServers = bootstrapServers;
    this.scan = scan;
    this.clock = clock;
  }

  /** Those that name the person; the raw log is taken to do so. */
  List<TopicReport> find(Person person)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<TopicReport> found = new ArrayList<>();
    List<Topic> topics =
        Arrays.stream(Topic.values()).filter(topic -> !topic.isCompacted()).toList();
    try (Admin admin = Admin.create(Topics.adminSettings(bootstrapServers))) {
      List<ConfigResource> resources = topics.stream().map(RetainedTopics::resource).toList();
      Map<ConfigResource, Config> told =
          admin.describeConfigs(resources).all().get(ASK_S, TimeUnit.SECONDS);
      for (Topic topic : topics) {
        Config config = told.get(resource(topic));
        long keptMs = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
        if (topic == Topic.TELEMETRY_RAW) {
          found.add(unread(topic, keptMs));
        } else {
          find(topic, keptMs, person, found);
        }
      }
    }
    return found;
  }

  private void find(Topic topic, long keptMs, Person person, List<TopicReport> into) {
    Findings findings = new Findings();
    Pattern pattern = person.pattern();
    scan.read(
        topic.topicName(),
        record -> {
          if (TopicScan.mentions(record, person, pattern)) {
            findings.add(record);
          }
        });
    if (!findings.isEmpty()) {
      into.add(findings.report(topic.topicName(), keptMs, ""));
    }
  }

  private TopicReport unread(Topic topic, long keptMs) {
    String latest = Instant.ofEpochMilli(clock.millis() + keptMs).toString();
    return new TopicReport(topic.topicName(), -1, "", "", latest, NOT_READ);
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
  }
}
