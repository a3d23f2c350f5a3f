package io.fleet.query.apikey;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
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
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the topic of keys from its beginning and follows it, on a thread of its own. Every process
 * reads all of it, without a group. While the log is away at the start keys are not known; when it
 * goes away later, those that are known stay.
 */
@ApplicationScoped
class KeyFollower {
  private static final Logger LOG = Logger.getLogger(KeyFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final Duration BEFORE_RETRY = Duration.ofSeconds(2);

  private final KeyRegistry registry;
  private final ObjectMapper json;
  private final Map<String, Object> kafka;
  private final Thread thread = new Thread(this::run, "api-keys");
  private final CountDownLatch stop = new CountDownLatch(1);

  KeyFollower(
      KeyRegistry registry,
      ObjectMapper json,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.registry = registry;
    this.json = json;
    this.kafka = kafka;
    thread.setDaemon(true);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stop.countDown(); // seen within one poll; an interrupt would tear the connection
    thread.join(ASK.toMillis());
  }

  private void run() {
    try {
      do {
        follow();
      } while (!stop.await(BEFORE_RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (var consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      read(consumer);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("keys cannot be read", e);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "query-api-keys");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
    boolean behind = true;
    while (stop.getCount() > 0) {
      consumer.poll(POLL).forEach(this::hear);
      if (behind && ends.entrySet().stream().allMatch(end -> isRead(consumer, end))) {
        behind = false;
        registry.allHeard();
      }
    }
  }

  private static boolean isRead(
      KafkaConsumer<byte[], byte[]> consumer, Map.Entry<TopicPartition, Long> end) {
    return consumer.position(end.getKey(), ASK) >= end.getValue();
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    List<PartitionInfo> found = consumer.partitionsFor(Topic.API_KEYS.topicName(), ASK);
    if (found == null || found.isEmpty()) {
      throw new KafkaException("no topic " + Topic.API_KEYS.topicName());
    }
    return found.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
  }

  /** One record that cannot be read hides no other. */
  private void hear(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.value() != null) {
        registry.take(json.readValue(record.value(), ApiKey.class));
      }
    } catch (IOException | RuntimeException e) {
      LOG.errorf(
          "a key's record cannot be read offset=%d: %s",
          record.offset(), e.getClass().getSimpleName());
    }
  }
}
