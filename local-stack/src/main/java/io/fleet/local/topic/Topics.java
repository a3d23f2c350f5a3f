package io.fleet.local.topic;

import io.fleet.events.Topic;
import io.fleet.local.process.Stage;
import io.fleet.schema.retention.Keep;
import io.fleet.schema.retention.Retention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Creates the topics of the contract, and gives those that are there the contract's settings. */
public final class Topics implements Stage.Step {
  private static final int WAIT_S = 30;
  private static final String FOR_EVER = "-1";

  private static final short ONE_REPLICA = 1;

  private final LogLogin log;
  private final short replicas;
  private final Retention retention;

  /** Kept as long as {@code retention.yaml} says. */
  public Topics(String bootstrapServers) {
    this(LogLogin.open(bootstrapServers), ONE_REPLICA, Retention.standard());
  }

  /**
   * For one log.
   *
   * @param replicas how many brokers have each record, 1 or more
   */
  public Topics(LogLogin log, short replicas, Retention retention) {
    this.log = log;
    this.replicas = replicas;
    this.retention = retention;
  }

  @Override
  public String name() {
    return "topics";
  }

  @Override
  public String run() throws InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin = Admin.create(adminSettings(log))) {
      Set<String> present = admin.listTopics().names().get(WAIT_S, TimeUnit.SECONDS);
      List<NewTopic> missing =
          Arrays.stream(Topic.values())
              .filter(topic -> !present.contains(topic.topicName()))
              .map(this::create)
              .toList();
      admin.createTopics(missing).all().get(WAIT_S, TimeUnit.SECONDS);
      admin.incrementalAlterConfigs(changes(present)).all().get(WAIT_S, TimeUnit.SECONDS);
      return missing.size() + " created, " + Topic.values().length + " in all";
    }
  }

  /** Settings of a client that gives up within seconds, of a log that asks nobody who comes. */
  public static Map<String, Object> adminSettings(String bootstrapServers) {
    return adminSettings(LogLogin.open(bootstrapServers));
  }

  /** Settings of a client that gives up within seconds. */
  public static Map<String, Object> adminSettings(LogLogin log) {
    Map<String, Object> settings = log.settings("fleet-local");
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    // Where else would it look? Asked to begin anew, it does so for each call that waits, without a
    // pause.
    settings.put(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
    return settings;
  }

  /** What a topic is created with, by the names of Kafka. */
  public static Map<String, String> settings(Topic topic, Retention retention) {
    Keep keep = retention.ofTopic(topic.topicName()).orElseThrow();
    return Map.of(
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
        "LogAppendTime",
        TopicConfig.CLEANUP_POLICY_CONFIG,
        topic.isCompacted()
            ? TopicConfig.CLEANUP_POLICY_COMPACT
            : TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        topic.isCompacted() ? FOR_EVER : String.valueOf(keep.millis().orElseThrow()),
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        String.valueOf(topic.maxMessageBytes()));
  }

  private NewTopic create(Topic topic) {
    return new NewTopic(topic.topicName(), topic.partitions(), replicas)
        .configs(settings(topic, retention));
  }

  private Map<ConfigResource, Collection<AlterConfigOp>> changes(Set<String> present) {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    Arrays.stream(Topic.values())
        .filter(topic -> present.contains(topic.topicName()))
        .forEach(topic -> changes.put(resource(topic), operations(topic)));
    return changes;
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
  }

  private Collection<AlterConfigOp> operations(Topic topic) {
    return settings(topic, retention).entrySet().stream()
        .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
