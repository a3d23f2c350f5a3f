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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    List<String> topics =
        Arrays.stream(Topic.values())
            .filter(topic -> topic != Topic.TELEMETRY_RAW)
            .map(Topic::topicName)
            .toList();
    Map<String, Findings> findings = new TreeMap<>();
    Map<String, BufferedWriter> files = new HashMap<>();
    try {
      scan.read(
          topics,
          record -> {
            if (TopicScan.mentions(record, person, pattern)) {
              findings.computeIfAbsent(record.topic(), topic -> new Findings()).add(record);
              write(files.computeIfAbsent(record.topic(), topic -> open(directory, topic)), record);
            }
          });
    } finally {
      for (BufferedWriter file : files.values()) {
        file.close();
      }
    }
    List<TopicReport> written = new ArrayList<>();
    findings.forEach((topic, all) -> written.add(all.report(topic, -1, "")));
    return written;
  }

  private static BufferedWriter open(Path directory, String topic) {
    try {
      return Files.newBufferedWriter(directory.resolve(topic + ".ndjson"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
