package io.fleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Names that are public interface stand in one place of the code, and elsewhere as they are there.
 */
class NamesAgreeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern METRIC =
      Pattern.compile(
          "\"(fleet[._](?:gateway|notifier|query|telemetry|late|duplicate|reference|rules|alerts?)[a-z._]*)\"");
  private static final Pattern TOPIC = Pattern.compile("\\.topic=(fleet\\.prod\\.[a-z.]+)");

  @Test
  void everyMetricIsDocumented() throws IOException {
    // given
    String documented = Files.readString(ROOT.resolve("docs/metrics.md"));

    // when
    Set<String> metrics = new TreeSet<>();
    for (String module : List.of("ingest-gateway", "stream-jobs", "alert-notifier", "query-api")) {
      for (Path source : sources(module)) {
        String settings = "@ConfigMapping\\(prefix = \"[^\"]*\"\\)";
        String attributes = "AttributeKey\\.\\w+\\(\"[^\"]*\"\\)";
        String text = Files.readString(source).replaceAll(settings, "").replaceAll(attributes, "");
        find(METRIC, text, metrics);
      }
    }

    // then
    assertThat(metrics).hasSizeGreaterThan(10);
    assertThat(metrics)
        .allSatisfy(metric -> assertThat(documented).contains(metric.replace('.', '_')));
  }

  @Test
  void topicsOfTheServicesAreThoseOfTheContract() throws IOException {
    // given
    List<String> contract = Arrays.stream(Topic.values()).map(Topic::topicName).toList();

    // when
    Set<String> used = new TreeSet<>();
    for (String module : List.of("ingest-gateway", "alert-notifier", "query-api")) {
      Path properties = ROOT.resolve(module + "/src/main/resources/application.properties");
      find(TOPIC, Files.readString(properties), used);
    }

    // then
    assertThat(used).isNotEmpty();
    assertThat(contract).containsAll(used);
  }

  private static void find(Pattern pattern, String text, Set<String> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
  }

  private static List<Path> sources(String module) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
