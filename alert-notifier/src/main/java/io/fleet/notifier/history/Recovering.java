package io.fleet.notifier.history;

import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.EventReader;
import io.fleet.notifier.event.Origin;
import io.fleet.notifier.event.ReplayJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds messages of one endpoint and writes them to the replays topic, out of which whoever owns a
 * vehicle's shard delivers them to that endpoint under the webhook-id they always had. Blocks; for
 * one thread.
 */
final class Recovering {
  private final Map<String, Object> kafka;
  private final Map<String, EventReader> readers;
  private final int maxMessages;

  /**
   * @param kafka connection settings of the log
   * @param readers of the topics that events come from
   * @param maxMessages that one request may bring
   */
  Recovering(Map<String, Object> kafka, Map<String, EventReader> readers, int maxMessages) {
    this.kafka = kafka;
    this.readers = readers;
    this.maxMessages = maxMessages;
  }

  /**
   * What ended undelivered since a time, or one message.
   *
   * @param onlyMessageId null for all
   */
  void resend(
      Endpoint endpoint,
      String onlyMessageId,
      long sinceMs,
      Set<String> outcomes,
      Recovery progress) {
    try (LogScan scan = new LogScan(kafka);
        ReplayWriter out = new ReplayWriter(kafka)) {
      Undelivered undelivered =
          new Undelivered(endpoint.id(), onlyMessageId, outcomes, maxMessages);
      scan.between(
          placeOf(endpoint, scan),
          sinceMs,
          Long.MAX_VALUE,
          record -> {
            undelivered.take(record.value());
            return true;
          });
      if (undelivered.hasMore()) {
        progress.thereIsMore();
      }
      write(endpoint, undelivered.messages(), scan, out, progress);
      out.flush();
    }
  }

  /** Attempts of one endpoint lie in one partition. */
  private static TopicPartition placeOf(Endpoint endpoint, LogScan scan) {
    String topic = Topic.WEBHOOK_ATTEMPTS.topicName();
    byte[] key = endpoint.id().getBytes(StandardCharsets.UTF_8);
    int partitions = Math.max(1, scan.partitions(topic).size());
    return new TopicPartition(topic, BuiltInPartitioner.partitionForKey(key, partitions));
  }

  private void write(
      Endpoint endpoint,
      Map<String, Origin> messages,
      LogScan scan,
      ReplayWriter out,
      Recovery progress) {
    Map<Origin, String> byOrigin = new HashMap<>();
    messages.forEach(
        (id, origin) -> {
          progress.foundOne();
          if (origin.isKnown()) {
            byOrigin.put(origin, id);
          } else {
            progress.goneOne();
          }
        });
    scan.at(
        byOrigin.keySet(),
        record -> {
          Optional<Event> event = read(record);
          String id = byOrigin.get(Origin.of(origin(record)));
          if (event.isPresent() && event.get().idFor(endpoint.id()).equals(id)) {
            out.write(endpoint.id(), event.get(), progress::queuedOne);
          } else {
            progress.goneOne();
          }
        },
        gone -> progress.goneOne());
  }

  /** All that the endpoint asks for out of the time, whether it had it or not. */
  void replay(Endpoint endpoint, long fromMs, long toMs, Recovery progress) {
    try (LogScan scan = new LogScan(kafka);
        ReplayWriter out = new ReplayWriter(kafka)) {
      for (String topic : readers.keySet().stream().sorted().toList()) {
        for (TopicPartition place : scan.partitions(topic)) {
          scan.between(place, fromMs, toMs, record -> replay(endpoint, record, out, progress));
        }
      }
      out.flush();
    }
  }

  private boolean replay(
      Endpoint endpoint,
      ConsumerRecord<byte[], byte[]> record,
      ReplayWriter out,
      Recovery progress) {
    Optional<Event> event = read(record).filter(endpoint.subscription()::wants);
    if (event.isEmpty()) {
      return true;
    }
    if (progress.found() >= maxMessages) {
      progress.thereIsMore();
      return false;
    }
    progress.foundOne();
    out.write(endpoint.id(), event.get(), progress::queuedOne);
    return true;
  }

  /** Empty for what makes no event; what cannot be read was a dead letter when it came. */
  private Optional<Event> read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    try {
      return record.topic().equals(Topic.WEBHOOK_REPLAYS.topicName())
          ? Optional.of(ReplayJson.read(value, origin(record)).event())
          : readers.getOrDefault(record.topic(), EventReader.NONE).read(value, origin(record));
    } catch (Refusal.RefusedException e) {
      return Optional.empty();
    }
  }

  private static String origin(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + '-' + record.partition() + '-' + record.offset();
  }
}
