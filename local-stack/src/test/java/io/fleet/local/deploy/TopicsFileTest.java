package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Topic;
import io.fleet.local.topic.Topics;
import io.fleet.schema.retention.Retention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that creates the topics, run with an {@code rpk} that writes down what it is asked.
 */
class TopicsFileTest {
  private static final Path FILES = Project.ROOT.resolve("k8s/base/files/redpanda");

  @TempDir Path directory;

  @Test
  void theTopicsAreCreatedAsTheContractSays() throws Exception {
    // when
    List<List<String>> calls = run("");

    // then
    Map<String, List<String>> created = byTopic(calls, "create");
    Map<String, List<String>> altered = byTopic(calls, "alter-config");
    assertThat(created.keySet()).isEqualTo(contract()).isEqualTo(altered.keySet());
    for (Topic topic : Topic.values()) {
      assertThat(created.get(topic.topicName()))
          .containsSequence("--partitions", String.valueOf(topic.partitions()))
          .containsSequence("--replicas", "1")
          .containsSequence("-X", "brokers=one:1,two:2")
          .contains("--if-not-exists");
      assertThat(settings(altered.get(topic.topicName())))
          .isEqualTo(Topics.settings(topic, Retention.standard()));
    }
  }

  @Test
  void whatAnInstallationSaysOfAClassHoldsForItsTopics() throws Exception {
    // given
    String told = "positions=P30D,changes=P14D,raw-log=P2D";

    // when
    Map<String, List<String>> altered = byTopic(run(told), "alter-config");

    // then
    for (Topic topic : Topic.values()) {
      assertThat(settings(altered.get(topic.topicName())))
          .isEqualTo(Topics.settings(topic, Retention.of(told)));
    }
  }

  @Test
  void everyTopicIsInAClassAndThoseThatKeepTheLastOfEachKeyAreKeptForEver() {
    Retention retention = Retention.standard();
    // the notifier makes that one itself
    TreeSet<String> topics = new TreeSet<>(contract());
    topics.add("fleet.prod.notifier.deliveries");
    assertThat(new TreeSet<>(retention.topics())).isEqualTo(topics);
    for (Topic topic : Topic.values()) {
      assertThat(retention.ofTopic(topic.topicName()).orElseThrow().isForEver())
          .as(topic.topicName())
          .isEqualTo(topic.isCompacted());
    }
  }

  private List<List<String>> run(String retention) throws Exception {
    Path calls = directory.resolve("calls");
    Path rpk = directory.resolve("rpk");
    Files.writeString(
        rpk, "#!/bin/sh\nprintf '%s\\t' \"$@\" >>" + calls + "\necho >>" + calls + "\n");
    assertThat(rpk.toFile().setExecutable(true)).isTrue();
    ProcessBuilder script =
        new ProcessBuilder("bash", FILES.resolve("create-topics.sh").toString());
    script.environment().put("PATH", directory + ":" + System.getenv("PATH"));
    script.environment().put("KAFKA_BOOTSTRAP_SERVERS", "one:1,two:2");
    script.environment().put("FLEET_RETENTION", retention);
    script.environment().put("FLEET_TOPICS", FILES.resolve("topics.txt").toString());
    Process process = script.redirectErrorStream(true).start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readAllLines(calls).stream().map(line -> List.of(line.split("\t"))).toList();
  }

  private static Map<String, List<String>> byTopic(List<List<String>> calls, String verb) {
    return calls.stream()
        .filter(call -> call.subList(0, 2).equals(List.of("topic", verb)))
        .collect(Collectors.toMap(call -> call.get(2), call -> call, (a, b) -> a, TreeMap::new));
  }

  private static Map<String, String> settings(List<String> call) {
    List<String> words = new ArrayList<>(call);
    Map<String, String> settings = new TreeMap<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("--set")) {
        String[] pair = words.get(i + 1).split("=", 2);
        settings.put(pair[0], pair[1]);
      }
    }
    return settings;
  }

  private static TreeSet<String> contract() {
    return java.util.Arrays.stream(Topic.values())
        .map(Topic::topicName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
