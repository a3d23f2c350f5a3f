package io.fleet.notifier.history;

import io.fleet.notifier.event.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads parts of topics that lie back, by time or by place. Blocks; for one thread. */
final class LogScan implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MAX_EMPTY_POLLS = 30;

  /** Records that are read through rather than sought past. */
  private static final long GAP = 5_000;

  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param kafka connection settings of the log
   */
  LogScan(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1000");
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The partitions of a topic; none if it is not there. */
  List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic, TIMEOUT).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  /**
   * Reads what was appended in the time, oldest first.
   *
   * @param toMs exclusive; what is appended after the call is not read
   * @param each says whether to read on
   */
  void between(
      TopicPartition place,
      long fromMs,
      long toMs,
      Predicate<ConsumerRecord<byte[], byte[]>> each) {
    long end = consumer.endOffsets(List.of(place), TIMEOUT).get(place);
    long from = offsetAt(place, fromMs, end);
    long to = offsetAt(place, toMs, end);
    consumer.assign(List.of(place));
    consumer.seek(place, from);
    int emptyPolls = 0;
    while (consumer.position(place) < to) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
      checkPatience(emptyPolls);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.offset() >= to || !each.test(record)) {
          return;
        }
      }
    }
  }

  private long offsetAt(TopicPartition place, long ms, long end) {
    OffsetAndTimestamp at = consumer.offsetsForTimes(Map.of(place, ms), TIMEOUT).get(place);
    return at == null ? end : at.offset();
  }

  /**
   * Reads single records, partition by partition, oldest first.
   *
   * @param gone those that are not there any more
   */
  void at(
      Collection<Origin> places,
      Consumer<ConsumerRecord<byte[], byte[]>> each,
      Consumer<Origin> gone) {
    Map<String, List<Origin>> byShard = new TreeMap<>();
    places.forEach(
        place ->
            byShard
                .computeIfAbsent(
                    place.shard().topic() + '-' + place.shard().partition(),
                    shard -> new ArrayList<>())
                .add(place));
    byShard.values().forEach(theirs -> readShard(theirs, each, gone));
  }

  private void readShard(
      List<Origin> places, Consumer<ConsumerRecord<byte[], byte[]>> each, Consumer<Origin> gone) {
    var shard = places.get(0).shard();
    TopicPartition place = new TopicPartition(shard.topic(), shard.partition());
    TreeSet<Long> wanted = new TreeSet<>();
    places.forEach(origin -> wanted.add(origin.offset()));
    if (partitions(shard.topic()).contains(place)) {
      TreeSet<Long> left = new TreeSet<>(wanted);
      readOffsets(
          place,
          left,
          record -> {
            wanted.remove(record.offset());
            each.accept(record);
          });
    }
    wanted.forEach(offset -> gone.accept(new Origin(shard, offset)));
  }

  private void readOffsets(
      TopicPartition place, TreeSet<Long> left, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(List.of(place));
    long first = consumer.beginningOffsets(List.of(place), TIMEOUT).get(place);
    long end = consumer.endOffsets(List.of(place), TIMEOUT).get(place);
    left.headSet(first).clear();
    int emptyPolls = 0;
    long next = -GAP;
    while (!left.isEmpty() && left.first() < end) {
      if (left.first() < next || left.first() - next >= GAP) {
        consumer.seek(place, left.first());
      }
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
      checkPatience(emptyPolls);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (left.remove(record.offset())) {
          each.accept(record);
        }
      }
      next = consumer.position(place);
      left.headSet(next).clear();
    }
  }

  private static void checkPatience(int emptyPolls) {
    if (emptyPolls > MAX_EMPTY_POLLS) {
      throw new TimeoutException("the log does not answer");
    }
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(2));
  }
}
