package io.fleet.notifier.store;

import io.fleet.events.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the compacted topic of pending deliveries if it is not there, and lets it grow to as many
 * partitions as the alerts have.
 */
final class DeliveriesTopic {
  private static final long TIMEOUT_S = 30;

  private DeliveriesTopic() {}

  /** Returns how many partitions it has now. */
  static int ensure(Map<String, Object> kafka, StoreSettings settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin = Admin.create(kafka)) {
      int wanted = Math.max(settings.partitions(), partitions(admin, Topic.ALERTS.topicName()));
      int there = partitions(admin, settings.topic());
      if (there == 0) {
        ignoring(TopicExistsException.class, () -> create(admin, settings, wanted));
      } else if (there < wanted) {
        ignoring(InvalidPartitionsException.class, () -> grow(admin, settings, wanted));
      }
      return Math.max(there, wanted);
    }
  }

  /** 0 if there is no such topic. */
  private static int partitions(Admin admin, String topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(TIMEOUT_S, TimeUnit.SECONDS)
          .get(topic)
          .partitions()
          .size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return 0;
      }
      throw e;
    }
  }

  private static void create(Admin admin, StoreSettings settings, int partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    NewTopic topic =
        new NewTopic(settings.topic(), partitions, settings.replication())
            .configs(
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                    TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1",
                    TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 << 20),
                    TopicConfig.SEGMENT_MS_CONFIG, Long.toString(TimeUnit.HOURS.toMillis(1)),
                    TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(TimeUnit.HOURS.toMillis(1))));
    admin.createTopics(List.of(topic)).all().get(TIMEOUT_S, TimeUnit.SECONDS);
  }

  private static void grow(Admin admin, StoreSettings settings, int partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    admin
        .createPartitions(Map.of(settings.topic(), NewPartitions.increaseTo(partitions)))
        .all()
        .get(TIMEOUT_S, TimeUnit.SECONDS);
  }

  /** Another instance may have been faster. */
  private static void ignoring(Class<? extends Exception> raced, Step step)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      step.run();
    } catch (ExecutionException e) {
      if (!raced.isInstance(e.getCause())) {
        throw e;
      }
    }
  }

  /** One call that may be too late. */
  private interface Step {
    void run() throws InterruptedException, ExecutionException, TimeoutException;
  }
}
