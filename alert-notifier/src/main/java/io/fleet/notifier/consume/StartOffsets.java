package io.fleet.notifier.consume;

import io.fleet.events.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a partition without a committed offset starts. A topic the group has never read: at its
 * end, at once committed for every partition, so that a restart before the first record skips
 * nothing; but replays, which nobody else writes, at their beginning, as does a partition that was
 * added to a topic later.
 */
final class StartOffsets {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private StartOffsets() {}

  /** Commits and seeks where needed. */
  static void apply(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    assigned.stream()
        .collect(Collectors.groupingBy(TopicPartition::topic))
        .forEach((topic, partitions) -> apply(consumer, topic, partitions));
  }

  private static void apply(
      Consumer<?, ?> consumer, String topic, Collection<TopicPartition> partitions) {
    Set<TopicPartition> all =
        consumer.partitionsFor(topic, TIMEOUT).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .collect(Collectors.toSet());
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(all, TIMEOUT);
    boolean unread = committed.values().stream().allMatch(Objects::isNull);
    Set<TopicPartition> missing = new HashSet<>(unread ? all : partitions);
    missing.removeIf(partition -> committed.get(partition) != null);
    if (missing.isEmpty()) {
      return;
    }
    boolean atEnd = unread && !topic.equals(Topic.WEBHOOK_REPLAYS.topicName());
    Map<TopicPartition, Long> starts =
        atEnd ? consumer.endOffsets(missing, TIMEOUT) : consumer.beginningOffsets(missing, TIMEOUT);
    Map<TopicPartition, OffsetAndMetadata> toCommit = new HashMap<>();
    starts.forEach((partition, at) -> toCommit.put(partition, new OffsetAndMetadata(at)));
    consumer.commitSync(toCommit, TIMEOUT);
    partitions.stream().filter(starts::containsKey).forEach(p -> consumer.seek(p, starts.get(p)));
  }
}
