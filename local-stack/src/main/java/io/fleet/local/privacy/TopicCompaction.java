package io.fleet.local.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fleet.local.topic.LogLogin;
import io.fleet.local.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Has the log compact topics now, so that what was replaced or taken out is gone and not only
 * hidden. A broker compacts closed segments when enough of them is superseded, and keeps for a day
 * what says that a key is gone; for the time of the wait a topic is told to be less patient.
 */
final class TopicCompaction {
  private static final Map<String, String> AT_ONCE =
      Map.of(
          TopicConfig.SEGMENT_MS_CONFIG, "100",
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.0",
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "0",
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "100",
          TopicConfig.DELETE_RETENTION_MS_CONFIG, "0");

  /** Nobody's key: it closes a segment, and readers pass it over. */
  private static final byte[] NOBODY = "~compaction".getBytes(UTF_8);

  private static final long ASK_S = 20;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final LogLogin login;
  private final LogWriter log;
  private final Duration patience;

  /**
   * @param patience how long is waited at most
   */
  TopicCompaction(LogLogin login, LogWriter log, Duration patience) {
    this.login = login;
    this.log = log;
    this.patience = patience;
  }

  /**
   * Compacts until it is enough; what topics were told before holds again afterwards.
   *
   * @param enough looks whether what has to go is gone
   * @return whether it is
   */
  boolean run(Collection<String> topics, BooleanSupplier enough)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (topics.isEmpty() || enough.getAsBoolean()) {
      return true;
    }
    try (Admin admin = Admin.create(Topics.adminSettings(login))) {
      Map<String, Integer> partitions = partitions(admin, topics);
      Map<ConfigResource, Collection<AlterConfigOp>> back = present(admin, topics);
      alter(admin, hurry(topics));
      try {
        return await(partitions, enough);
      } finally {
        alter(admin, back);
      }
    }
  }

  private boolean await(Map<String, Integer> partitions, BooleanSupplier enough)
      throws InterruptedException, ExecutionException, TimeoutException {
    long endNs = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < endNs) {
      for (Map.Entry<String, Integer> topic : partitions.entrySet()) {
        for (int partition = 0; partition < topic.getValue(); partition++) {
          log.write(topic.getKey(), partition, NOBODY, null);
        }
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      if (enough.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Integer> partitions(Admin admin, Collection<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Integer> partitions = new HashMap<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get(ASK_S, TimeUnit.SECONDS)
        .forEach((topic, described) -> partitions.put(topic, described.partitions().size()));
    return partitions;
  }

  private static Map<ConfigResource, Collection<AlterConfigOp>> hurry(Collection<String> topics) {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (String topic : topics) {
      List<AlterConfigOp> operations = new ArrayList<>();
      AT_ONCE.forEach((name, value) -> operations.add(set(name, value)));
      changes.put(resource(topic), operations);
    }
    return changes;
  }

  /** What brings back what the topics are told now. */
  private static Map<ConfigResource, Collection<AlterConfigOp>> present(
      Admin admin, Collection<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<ConfigResource, Collection<AlterConfigOp>> back = new HashMap<>();
    List<ConfigResource> resources = topics.stream().map(TopicCompaction::resource).toList();
    Map<ConfigResource, Config> told =
        admin.describeConfigs(resources).all().get(ASK_S, TimeUnit.SECONDS);
    told.forEach(
        (resource, config) -> {
          List<AlterConfigOp> operations = new ArrayList<>();
          for (String name : AT_ONCE.keySet()) {
            ConfigEntry entry = config.get(name);
            boolean own =
                entry != null && entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
            operations.add(own ? set(name, entry.value()) : delete(name));
          }
          back.put(resource, operations);
        });
    return back;
  }

  private static void alter(Admin admin, Map<ConfigResource, Collection<AlterConfigOp>> changes)
      throws InterruptedException, ExecutionException, TimeoutException {
    admin.incrementalAlterConfigs(changes).all().get(ASK_S, TimeUnit.SECONDS);
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  private static AlterConfigOp delete(String name) {
    return new AlterConfigOp(new ConfigEntry(name, ""), AlterConfigOp.OpType.DELETE);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
