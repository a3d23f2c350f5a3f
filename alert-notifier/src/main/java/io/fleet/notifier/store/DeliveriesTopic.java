package io.fleet.notifier.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the compacted topic of pending deliveries if it is not there. */
final class DeliveriesTopic {
  private static final long TIMEOUT_S = 30;

  private DeliveriesTopic() {}

  static void ensure(Map<String, Object> kafka, StoreSettings settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    NewTopic topic =
        new NewTopic(settings.topic(), settings.partitions(), settings.replication())
            .configs(
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                    TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1",
                    TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 << 20),
                    TopicConfig.SEGMENT_MS_CONFIG, Long.toString(TimeUnit.HOURS.toMillis(1)),
                    TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(TimeUnit.HOURS.toMillis(1))));
    try (Admin admin = Admin.create(kafka)) {
      admin.createTopics(List.of(topic)).all().get(TIMEOUT_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
