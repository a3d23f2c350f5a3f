package io.fleet.gateway.command;

import io.fleet.events.Command;
import io.fleet.events.CommandJson;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads commands and replies into the book, from as far back as a command may wait, and goes on
 * with what comes. What cannot be read is passed over and counted.
 */
@Singleton
public class CommandFeed {
  private static final Logger LOG = Logger.getLogger(CommandFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final long TRY_AGAIN_MS = 1_000;
  private static final long FAREWELL_MS = 6_000;

  private final CommandBook book;
  private final CommandSettings limits;
  private final Instance<CommandWatcher> watchers;
  private final CommandMeters meters;
  private final Clock clock;
  private final Map<String, Object> settings = new HashMap<>();
  private final Thread reader = new Thread(this::readForEver, "command-feed");
  private volatile boolean loaded;
  private volatile boolean closed;

  CommandFeed(
      CommandBook book,
      CommandSettings limits,
      Instance<CommandWatcher> watchers,
      CommandMeters meters,
      Clock clock,
      @Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.book = book;
    this.limits = limits;
    this.watchers = watchers;
    this.meters = meters;
    this.clock = clock;
    settings.putAll(broker);
    settings.keySet().retainAll(ConsumerConfig.configNames());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-gateway-commands");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ASK.toMillis());
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
    settings.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
  }

  /** Whether everything that stood in the log when the gateway started is known. */
  public boolean isLoaded() {
    return loaded;
  }

  void start(@Observes StartupEvent event) {
    reader.setDaemon(true);
    reader.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    closed = true; // seen within one poll; an interrupt would tear the connection
    reader.join(FAREWELL_MS);
  }

  private void readForEver() {
    while (!closed) {
      try (var consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        read(consumer);
      } catch (InterruptException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("commands cannot be read: %s", e.getClass().getSimpleName());
        pause();
      }
    }
  }

  private void read(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
    seekBack(consumer, partitions, ends);
    while (!closed) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record);
      }
      if (!loaded && partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p))) {
        loaded = true;
        LOG.info("commands are loaded");
      }
    }
  }

  private void seekBack(
      Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> ends) {
    long sinceMs = clock.millis() - limits.maxLife().toMillis();
    Map<TopicPartition, Long> since = new HashMap<>();
    partitions.forEach(partition -> since.put(partition, sinceMs));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(since, ASK);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp first = found.get(partition);
      consumer.seek(partition, first == null ? ends.get(partition) : first.offset());
    }
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : List.of(Topic.COMMAND_REPLIES, Topic.COMMANDS)) {
      List<PartitionInfo> known = consumer.partitionsFor(topic.topicName(), ASK);
      if (known == null || known.isEmpty()) {
        throw new IllegalStateException("no topic " + topic.topicName());
      }
      known.forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
    }
    return partitions;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    boolean isCommand = record.topic().equals(Topic.COMMANDS.topicName());
    if (record.value() == null) {
      return;
    }
    try {
      if (isCommand) {
        take(command(record));
      } else {
        book.put(CommandJson.reply(record.value()));
      }
    } catch (Refusal.RefusedException | RuntimeException e) {
      meters.unreadable(isCommand ? "commands" : "replies");
      LOG.debugf("passed over: %s-%d-%d", record.topic(), record.partition(), record.offset());
    }
  }

  private Command command(ConsumerRecord<byte[], byte[]> record) throws Refusal.RefusedException {
    return CommandJson.command(
        record.value(),
        record.timestamp(),
        limits.defaultLife().toMillis(),
        limits.maxLife().toMillis());
  }

  private void take(Command command) {
    book.put(command);
    watchers.forEach(watcher -> watcher.pending(command.vehicleId()));
  }

  private void pause() {
    try {
      Thread.sleep(TRY_AGAIN_MS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }
}
