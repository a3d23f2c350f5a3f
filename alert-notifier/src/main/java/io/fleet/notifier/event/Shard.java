package io.fleet.notifier.event;

import io.fleet.events.Topic;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One partition of a topic that messages come from. Whoever owns it by group membership owns every
 * message that came from it, whatever endpoint it is for.
 *
 * @param topic its name
 * @param partition 0 or more
 */
public record Shard(String topic, int partition) {
  private static final Map<String, String> SOURCES =
      Stream.of(Topic.ALERTS, Topic.WEBHOOK_REPLAYS, Topic.CHANGES)
          .map(Topic::topicName)
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

  /** Where messages belong that came from no topic: one shard, so that they have one owner. */
  public static final Shard UNPLACED = new Shard(Topic.ALERTS.topicName(), 0);

  /** Many deliveries keep their shard: of a known topic they share one name. */
  public Shard {
    topic = SOURCES.getOrDefault(topic, topic);
  }

  /** Whether messages come from this topic at all. */
  boolean isSource() {
    return SOURCES.containsKey(topic);
  }

  /** Whether what lies in it has been asked for once more. */
  public boolean isReplay() {
    return topic.equals(Topic.WEBHOOK_REPLAYS.topicName());
  }
}
