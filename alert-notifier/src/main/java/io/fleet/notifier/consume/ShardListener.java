package io.fleet.notifier.consume;

import io.fleet.events.Topic;
import io.fleet.notifier.event.Shard;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Hears from the group which shards come and go. What was settled of those that go has been
 * committed before it is told.
 */
@ApplicationScoped
@Identifier("shards")
public class ShardListener implements KafkaConsumerRebalanceListener {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Shards shards;
  private final ConsumerLag lag;

  ShardListener(Shards shards, ConsumerLag lag) {
    this.shards = shards;
    this.lag = lag;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    StartOffsets.apply(consumer, partitions);
    lag.watch(consumer);
    shards.assigned(shards(partitions), partitionsOfAlerts(consumer));
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    shards.revoked(shards(partitions));
  }

  private static int partitionsOfAlerts(Consumer<?, ?> consumer) {
    return consumer.partitionsFor(Topic.ALERTS.topicName(), TIMEOUT).size();
  }

  private static Set<Shard> shards(Collection<TopicPartition> partitions) {
    return partitions.stream()
        .map(each -> new Shard(each.topic(), each.partition()))
        .collect(Collectors.toSet());
  }
}
