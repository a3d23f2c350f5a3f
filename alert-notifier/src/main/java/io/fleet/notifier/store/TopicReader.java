package io.fleet.notifier.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the deliveries topic, all of it or single places. Blocks; for one thread. */
final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  /** Short, for a fetch under way at the topic's end holds up the next place that is wanted. */
  private static final String FETCH_WAIT_MS = "5";

  private static final int MAX_EMPTY_POLLS = 20;

  private final String topic;
  private final KafkaConsumer<String, byte[]> consumer;

  TopicReader(Map<String, Object> kafka, String topic) {
    this.topic = topic;
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500");
    this.consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Reads these partitions from the beginning to the end found at the call. */
  void readAll(Collection<Integer> numbers, Consumer<ConsumerRecord<String, byte[]>> each) {
    List<TopicPartition> partitions =
        numbers.stream().map(number -> new TopicPartition(topic, number)).toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    int emptyPolls = 0;
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      var records = consumer.poll(POLL);
      emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
      checkPatience(emptyPolls);
      records.forEach(each);
    }
  }

  /** Reads the records at the places; one that compaction has taken is passed over. */
  void readAt(Collection<StoredAt> places, Consumer<ConsumerRecord<String, byte[]>> each) {
    Map<Integer, TreeSet<Long>> wanted =
        places.stream()
            .collect(
                Collectors.groupingBy(
                    StoredAt::partition,
                    Collectors.mapping(StoredAt::offset, Collectors.toCollection(TreeSet::new))));
    wanted.forEach((partition, offsets) -> readPartition(partition, offsets, each));
  }

  private void readPartition(
      int partition, TreeSet<Long> offsets, Consumer<ConsumerRecord<String, byte[]>> each) {
    TopicPartition place = new TopicPartition(topic, partition);
    consumer.assign(List.of(place));
    long end = consumer.endOffsets(List.of(place)).get(place);
    int emptyPolls = 0;
    while (!offsets.isEmpty() && offsets.first() < end) {
      consumer.seek(place, offsets.first());
      Iterator<ConsumerRecord<String, byte[]>> records = consumer.poll(POLL).iterator();
      emptyPolls = records.hasNext() ? 0 : emptyPolls + 1;
      checkPatience(emptyPolls);
      while (records.hasNext()) {
        ConsumerRecord<String, byte[]> next = records.next();
        if (offsets.remove(next.offset())) {
          each.accept(next);
        }
        offsets.headSet(next.offset()).clear();
      }
    }
  }

  private static void checkPatience(int emptyPolls) {
    if (emptyPolls > MAX_EMPTY_POLLS) {
      throw new TimeoutException("the deliveries topic does not answer");
    }
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(2));
  }
}
