package io.fleet.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fleet.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks everywhere a stack keeps something for words that must not be there. */
final class Traces {
  /** Whole, or with as many decimals as places have; more would only say it more exactly. */
  private static final Pattern NUMBER = Pattern.compile("\\d++(?:\\.\\d{6}+)?");

  private final FleetStack stack;
  private final FleetClient client;
  private final Set<String> numbers;
  private final List<String> texts;

  Traces(FleetStack stack, FleetClient client, List<String> words) {
    this.stack = stack;
    this.client = client;
    this.numbers =
        words.stream().filter(word -> NUMBER.matcher(word).matches()).collect(Collectors.toSet());
    this.texts = words.stream().filter(word -> !numbers.contains(word)).toList();
  }

  /** Where in the log they stand: topics with the record's key. */
  List<String> inTopics() {
    return inTopics(List.of(Topic.values()));
  }

  /** The same of some topics. */
  List<String> inTopics(List<Topic> topics) {
    List<String> found = new ArrayList<>();
    new RawLog(stack)
        .readWhole(
            topics,
            (topic, record) -> {
              if (isIn(record)) {
                found.add(topic + ": " + record);
              }
            });
    return found;
  }

  /** In which tables they stand. */
  List<String> inTables() throws Exception {
    List<String> found = new ArrayList<>();
    String tables =
        client.sql(
            "SELECT name FROM system.tables WHERE database = 'fleet' AND engine LIKE '%MergeTree'");
    for (String table : tables.split("\n")) {
      if (isIn(client.sql("SELECT * FROM `" + table + "` FORMAT TSV"))) {
        found.add(table);
      }
    }
    return found;
  }

  /** In which log files, or files about processes, they stand. */
  List<String> inFiles() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path directory : List.of(stack.data().logs(), stack.data().root().resolve("run"))) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (isIn(Files.readString(file, ISO_8859_1))) {
            found.add(file.toString());
          }
        }
      }
    }
    return found;
  }

  /** A number is found where it stands by itself: in the middle of a hash it says nothing. */
  private boolean isIn(String text) {
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      if (numbers.contains(number.group())) {
        return true;
      }
    }
    return texts.stream().anyMatch(text::contains);
  }

  /** The same for what was kept of a stream. */
  boolean isIn(byte[] bytes) {
    return isIn(new String(bytes, UTF_8));
  }
}
