package io.fleet.notifier.consume;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
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
 * Where a partition without a committed offset starts: a fresh group at the end of the log, at once
 * committed for every partition, so that a restart before the first alert skips nothing; a
 * partition that was added to the topic later at its beginning.
 */
@ApplicationScoped
@Identifier("start-offsets")
public class StartOffsets implements KafkaConsumerRebalanceListener {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Set<TopicPartition> all = allOf(consumer, partitions);
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(all, TIMEOUT);
    boolean freshGroup = committed.values().stream().allMatch(Objects::isNull);
    Set<TopicPartition> missing = new HashSet<>(freshGroup ? all : partitions);
    missing.removeIf(partition -> committed.get(partition) != null);
    if (missing.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> starts =
        freshGroup
            ? consumer.endOffsets(missing, TIMEOUT)
            : consumer.beginningOffsets(missing, TIMEOUT);
    Map<TopicPartition, OffsetAndMetadata> toCommit = new HashMap<>();
    starts.forEach((partition, at) -> toCommit.put(partition, new OffsetAndMetadata(at)));
    consumer.commitSync(toCommit, TIMEOUT);
    partitions.stream().filter(starts::containsKey).forEach(p -> consumer.seek(p, starts.get(p)));
  }

  private static Set<TopicPartition> allOf(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    return partitions.stream()
        .map(TopicPartition::topic)
        .distinct()
        .flatMap(topic -> consumer.partitionsFor(topic, TIMEOUT).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .collect(Collectors.toSet());
  }
}
