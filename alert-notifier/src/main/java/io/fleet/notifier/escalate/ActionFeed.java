package io.fleet.notifier.escalate;

import io.fleet.events.AlertActionJson;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads what people say about alerts: all the log still has, then what comes. Every instance reads
 * every partition, without a group: the one that has an alert's wait is not the one that would be
 * given the answer. It uses the log's client and not a channel, for it begins at the beginning at
 * every start and must know when it has caught up. Runs in a thread of its own.
 */
public final class ActionFeed implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ActionFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long BEFORE_RETRY_MS = 1_000;
  private static final long END_MS = 5_000;

  private final Map<String, Object> settings;
  private final Escalations escalations;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile KafkaConsumer<byte[], byte[]> reading;
  private final Thread thread = new Thread(this::run, "fleet-actions");

  /**
   * @param kafka connection settings of the log
   */
  public ActionFeed(Map<String, Object> kafka, Escalations escalations) {
    this.escalations = escalations;
    this.settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    thread.setDaemon(true);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  private void run() {
    boolean told = false;
    try {
      do {
        try {
          follow();
        } catch (WakeupException e) {
          return;
        } catch (KafkaException e) {
          if (!told) {
            LOG.warnf("what is said about alerts is not readable yet: %s", e.getMessage());
          }
          told = true;
        }
      } while (!ended.await(BEFORE_RETRY_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      reading = consumer;
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      boolean known = false;
      while (ended.getCount() > 0) {
        if (!known && partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p))) {
          known = true;
          escalations.actionsKnown();
        }
        consumer.poll(POLL).forEach(this::take);
      }
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    String topic = Topic.EVENT_ACTIONS.topicName();
    List<PartitionInfo> found = consumer.partitionsFor(topic, PATIENCE);
    if (found == null || found.isEmpty()) {
      throw new KafkaException("no topic " + topic);
    }
    return found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  /** What cannot be read is a dead letter of the job, which reads it too. */
  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      byte[] value = record.value() == null ? new byte[0] : record.value();
      AlertActionJson.find(value).ifPresent(escalations::take);
    } catch (Refusal.RefusedException e) {
      LOG.debugf("a record about an alert is not readable: %s", e.refusal().reason());
    }
  }

  @Override
  public void close() {
    ended.countDown();
    KafkaConsumer<byte[], byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join(END_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
