package io.fleet.local.privacy;

import io.fleet.events.Topic;
import io.fleet.local.topic.LogLogin;
import io.fleet.local.topic.Topics;
import io.fleet.schema.privacy.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private final LogLogin log;
  private final TopicScan scan;
  private final Clock clock;

  RetainedTopics(LogLogin log, TopicScan scan, Clock clock) {
    this.log = log;
    this.scan = scan;
    this.clock = clock;
  }

  /** Those that name the person; the raw log is taken to do so. */
  List<TopicReport> find(Person person)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<TopicReport> found = new ArrayList<>();
    List<Topic> topics =
        Arrays.stream(Topic.values()).filter(topic -> !topic.isCompacted()).toList();
    try (Admin admin = Admin.create(Topics.adminSettings(log))) {
      List<ConfigResource> resources = topics.stream().map(RetainedTopics::resource).toList();
      Map<ConfigResource, Config> told =
          admin.describeConfigs(resources).all().get(ASK_S, TimeUnit.SECONDS);
      Map<String, Long> keptMs = new TreeMap<>();
      told.forEach((topic, config) -> keptMs.put(topic.name(), keptMs(config)));
      found.add(unread(keptMs.remove(Topic.TELEMETRY_RAW.topicName())));
      find(keptMs, person, found);
    }
    return found;
  }

  private void find(Map<String, Long> keptMs, Person person, List<TopicReport> into) {
    Map<String, Findings> findings = new TreeMap<>();
    Pattern pattern = person.pattern();
    scan.read(
        keptMs.keySet(),
        record -> {
          if (TopicScan.mentions(record, person, pattern)) {
            findings.computeIfAbsent(record.topic(), topic -> new Findings()).add(record);
          }
        });
    findings.forEach((topic, all) -> into.add(all.report(topic, keptMs.get(topic), "")));
  }

  private static long keptMs(Config config) {
    return Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
  }

  private TopicReport unread(long keptMs) {
    String latest = Instant.ofEpochMilli(clock.millis() + keptMs).toString();
    return new TopicReport(Topic.TELEMETRY_RAW.topicName(), -1, "", "", latest, NOT_READ);
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
  }
}
