package io.fleet.notifier.store;

import io.fleet.notifier.event.Shard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Finds pending deliveries. They lie in the partition of their shard, but for those that were
 * written before there were shards, or before the topic grew: as long as such may be there, all
 * partitions are read. For one thread.
 */
final class PendingReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PendingReader.class);

  private final TopicReader topic;
  private int tidyAtPartitions;

  PendingReader(Map<String, Object> kafka, String topic) {
    this.topic = new TopicReader(kafka, topic);
  }

  /** Where the deliveries of a shard go. */
  static int partitionOf(Shard shard, int partitions) {
    return Math.floorMod(shard.partition(), partitions);
  }

  List<PendingIndex> ofShards(Set<Shard> shards, int partitions) {
    boolean everywhere = tidyAtPartitions != partitions;
    Set<Integer> places =
        shards.stream().map(s -> partitionOf(s, partitions)).collect(Collectors.toSet());
    if (everywhere) {
      IntStream.range(0, partitions).forEach(places::add);
    }
    Map<String, PendingIndex> found = new LinkedHashMap<>();
    topic.readAll(new TreeSet<>(places), each -> index(each, found));
    if (everywhere && found.values().stream().allMatch(each -> isTidy(each, partitions))) {
      tidyAtPartitions = partitions;
    }
    List<PendingIndex> theirs = new ArrayList<>(found.values());
    theirs.removeIf(each -> !shards.contains(each.origin().shard()));
    return theirs;
  }

  private static boolean isTidy(PendingIndex each, int partitions) {
    return each.storedAt().partition() == partitionOf(each.origin().shard(), partitions);
  }

  Map<StoredAt, Pending> at(Collection<StoredAt> places) {
    Map<StoredAt, Pending> found = new HashMap<>();
    topic.readAt(places, each -> put(each, found));
    return found;
  }

  /** Records of one message lie in one partition, so the last one read is the newest. */
  private static void index(ConsumerRecord<String, byte[]> each, Map<String, PendingIndex> into) {
    Pending pending = readable(each);
    if (pending == null) {
      into.remove(each.key());
    } else {
      into.put(each.key(), PendingIndex.of(pending, place(each)));
    }
  }

  private static void put(ConsumerRecord<String, byte[]> each, Map<StoredAt, Pending> into) {
    Pending pending = readable(each);
    if (pending != null) {
      into.put(place(each), pending);
    }
  }

  /** Null for a tombstone and for what no version of this store has written. */
  private static Pending readable(ConsumerRecord<String, byte[]> each) {
    try {
      return each.value() == null ? null : PendingJson.read(each.key(), each.value());
    } catch (IllegalArgumentException e) {
      LOG.errorf("delivery store: record %s passed over: %s", place(each), e.getMessage());
      return null;
    }
  }

  private static StoredAt place(ConsumerRecord<String, byte[]> each) {
    return new StoredAt(each.partition(), each.offset());
  }

  @Override
  public void close() {
    topic.close();
  }
}
