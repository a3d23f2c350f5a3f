package io.fleet.local.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Topic;
import io.fleet.schema.privacy.Person;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes the records that name a person, a file a topic, a record a line. The raw log is left out:
 * all of it stands in the table of telemetry.
 */
final class TopicExport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TopicScan scan;
  private final Person person;
  private final Pattern pattern;

  TopicExport(TopicScan scan, Person person) {
    this.scan = scan;
    this.person = person;
    this.pattern = person.pattern();
  }

  /** Writes {@code TOPIC.ndjson} for each topic that has any, and says what was written. */
  List<TopicReport> to(Path directory) throws IOException {
    Files.createDirectories(directory);
    List<TopicReport> written = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topic != Topic.TELEMETRY_RAW) {
        Findings findings = write(topic.topicName(), directory);
        if (!findings.isEmpty()) {
          written.add(findings.report(topic.topicName(), -1, ""));
        }
      }
    }
    return written;
  }

  private Findings write(String topic, Path directory) throws IOException {
    Path file = directory.resolve(topic + ".ndjson");
    Findings findings = new Findings();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      scan.read(
          topic,
          record -> {
            if (TopicScan.mentions(record, person, pattern)) {
              findings.add(record);
              write(out, record);
            }
          });
    }
    if (findings.isEmpty()) {
      Files.delete(file);
    }
    return findings;
  }

  private static void write(BufferedWriter out, ConsumerRecord<byte[], byte[]> record) {
    ObjectNode line = JSON.createObjectNode();
    line.put("written_at", Instant.ofEpochMilli(record.timestamp()).toString());
    line.put("key", text(record.key()));
    line.put("value", text(record.value()));
    try {
      out.write(JSON.writeValueAsString(line));
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
