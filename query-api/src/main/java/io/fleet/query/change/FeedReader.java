package io.fleet.query.change;

import io.fleet.events.Topic;
import io.fleet.query.change.FeedCursor.Place;
import io.fleet.query.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads stretches of the log from wherever it is told, without a group: cursors are the clients'.
 * For one thread at a time.
 */
final class FeedReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final FeedSettings settings;
  private final ItemReader items;
  private final FeedMetrics metrics;
  private final Clock clock;

  FeedReader(
      Map<String, Object> kafka,
      FeedSettings settings,
      ItemReader items,
      FeedMetrics metrics,
      Clock clock) {
    this.settings = settings;
    this.items = items;
    this.metrics = metrics;
    this.clock = clock;
    this.consumer =
        new KafkaConsumer<>(
            consumerSettings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<String, Object> consumerSettings(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "query-api-changes");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1000");
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "4194304");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    return settings;
  }

  /**
   * Where topics end now.
   *
   * @throws KafkaException if the log does not answer in time
   */
  Map<Place, Long> ends(List<Topic> topics) {
    return Places.places(consumer.endOffsets(partitions(topics), settings.patience()));
  }

  /**
   * Reads what stands between a cursor and the end as it is now.
   *
   * @throws ProblemException if what the cursor names is not kept any more
   * @throws KafkaException if the log does not answer in time
   */
  FeedPage read(FeedQuery query) {
    List<TopicPartition> partitions = partitions(query.types().topics());
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, settings.patience());
    if (query.start() == FeedQuery.Start.NOW) {
      return new FeedPage(List.of(), Places.cursor(ends), false);
    }
    Map<TopicPartition, Long> from = consumer.beginningOffsets(partitions, settings.patience());
    if (query.after() != null) {
      from = checked(query.after(), from, ends);
    }
    try {
      return read(new Stretch(query, settings.records(), from, ends));
    } catch (OffsetOutOfRangeException e) {
      throw ProblemException.cursorGone();
    }
  }

  /** A partition that came later than the cursor is read from its beginning. */
  private static Map<TopicPartition, Long> checked(
      FeedCursor after, Map<TopicPartition, Long> firsts, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> from = new HashMap<>(firsts);
    firsts.forEach(
        (partition, first) -> {
          Long offset = after.offsets().get(Places.place(partition));
          if (offset != null && (offset < first || offset > ends.get(partition))) {
            throw ProblemException.cursorGone();
          }
          from.put(partition, offset == null ? first : offset);
        });
    return from;
  }

  private FeedPage read(Stretch stretch) {
    List<TopicPartition> open = stretch.unfinished();
    consumer.assign(open);
    open.forEach(partition -> consumer.seek(partition, stretch.at(partition)));
    long untilMs = clock.millis() + settings.patience().toMillis();
    while (!stretch.isOver() && clock.millis() < untilMs) {
      take(consumer.poll(POLL), stretch);
      if (!stretch.isFull()) {
        open.forEach(partition -> stretch.skipTo(partition, consumer.position(partition)));
      }
    }
    if (stretch.hasReadNothing() && !stretch.isOver()) {
      throw new KafkaException("no record came in time");
    }
    return stretch.page();
  }

  private void take(ConsumerRecords<byte[], byte[]> records, Stretch stretch) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (stretch.isFull()) {
        return;
      }
      ChangeItem item = items.read(Places.topic(record.topic()), record);
      if (item == null) {
        metrics.unreadable();
      }
      stretch.take(new TopicPartition(record.topic(), record.partition()), record.offset(), item);
    }
  }

  private List<TopicPartition> partitions(List<Topic> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : topics) {
      List<PartitionInfo> found = consumer.partitionsFor(topic.topicName(), settings.patience());
      if (found == null || found.isEmpty()) {
        throw new KafkaException("no topic " + topic.topicName());
      }
      found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
    }
    return partitions;
  }

  @Override
  public void close() {
    consumer.close(Duration.ZERO);
  }
}
