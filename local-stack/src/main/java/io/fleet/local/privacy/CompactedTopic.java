package io.fleet.local.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.schema.privacy.Person;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One compacted topic as it is read now: what in it names a person, and the last record of each
 * key. A driver's own versions are taken out; what names the driver among other things is written
 * once more without.
 */
final class CompactedTopic {
  /** The notifier's own: a message under way is its alone until it is delivered or given up. */
  private static final List<String> LEFT_ALONE = List.of("fleet.prod.notifier.deliveries");

  private final String topic;
  private final Person person;
  private final Pattern pattern;
  private final Findings findings = new Findings();
  private final Map<ByteBuffer, ConsumerRecord<byte[], byte[]>> last = new LinkedHashMap<>();

  private CompactedTopic(String topic, Person person) {
    this.topic = topic;
    this.person = person;
    this.pattern = person.pattern();
  }

  /** Those of the topics that name the person, by name. */
  static List<CompactedTopic> naming(Person person, Collection<String> topics, TopicScan scan) {
    Map<String, CompactedTopic> read = new TreeMap<>();
    topics.forEach(topic -> read.put(topic, new CompactedTopic(topic, person)));
    scan.read(topics, record -> read.get(record.topic()).take(record));
    return read.values().stream().filter(topic -> !topic.findings.isEmpty()).toList();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() != null) {
      last.put(ByteBuffer.wrap(record.key()), record);
    }
    if (names(record)) {
      findings.add(record);
    }
  }

  private boolean names(ConsumerRecord<byte[], byte[]> record) {
    return TopicScan.mentions(record, person, pattern);
  }

  String name() {
    return topic;
  }

  TopicReport report() {
    String note = LEFT_ALONE.contains(topic) ? "messages under way; gone when they have ended" : "";
    return findings.report(topic, -1, note);
  }

  /** Writes what has to be written; the old records go when the topic is compacted. */
  void erase(ReferenceDesk desk, LogWriter log)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    if (LEFT_ALONE.contains(topic)) {
      return;
    }
    for (ConsumerRecord<byte[], byte[]> record : last.values()) {
      if (!names(record)) {
        continue;
      }
      if (topic.equals(Topic.DRIVERS.topicName())) {
        takeOut(record, desk, log);
      } else if (record.value() != null) {
        replace(record, desk, log);
      }
    }
  }

  private void takeOut(ConsumerRecord<byte[], byte[]> record, ReferenceDesk desk, LogWriter log)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    ReferenceVersion version = version(record);
    if (version != null && !version.deleted()) {
      desk.delete(version);
    }
    log.write(topic, record.partition(), record.key(), null);
  }

  private void replace(ConsumerRecord<byte[], byte[]> record, ReferenceDesk desk, LogWriter log)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    JsonWithout without = new JsonWithout(person);
    ReferenceVersion version = version(record);
    if (version != null && version.kind() != ReferenceKind.DEVICES) {
      byte[] before = version.body().getBytes(UTF_8);
      byte[] after = without.of(before);
      if (!Arrays.equals(before, after)) {
        desk.correct(version, after, revision(version.id()));
        return;
      }
    }
    log.write(topic, record.partition(), record.key(), without.of(record.value()));
  }

  /** The greatest version of a thing. */
  private long revision(String id) {
    return last.values().stream()
        .map(this::version)
        .filter(version -> version != null && version.id().equals(id))
        .mapToLong(ReferenceVersion::version)
        .max()
        .orElse(0);
  }

  /** The record as a version of reference data, or null if it is none. */
  private ReferenceVersion version(ConsumerRecord<byte[], byte[]> record) {
    ReferenceKind kind = ReferenceKind.ofTopic(topic);
    if (kind == null || record.value() == null) {
      return null;
    }
    try {
      return ReferenceJson.read(kind, record.value());
    } catch (Refusal.RefusedException e) {
      return null;
    }
  }
}
