package io.fleet.local.privacy;

import io.fleet.schema.privacy.Person;
import io.fleet.schema.retention.Retention;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Every topic that keeps the last record of each key, which is every one that is kept for ever. */
final class CompactedTopics {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Stores stores;
  private final TopicScan scan;
  private final Person person;

  CompactedTopics(Stores stores, TopicScan scan, Person person) {
    this.stores = stores;
    this.scan = scan;
    this.person = person;
  }

  /** Those that name the person. */
  List<CompactedTopic> find() {
    Retention retention = Retention.standard();
    List<String> topics =
        retention.topics().stream()
            .filter(topic -> retention.ofTopic(topic).orElseThrow().isForEver())
            .toList();
    return CompactedTopic.naming(person, topics, scan);
  }

  /** Has every reader told what holds without the person; the log itself still has the records. */
  void replace(List<CompactedTopic> found)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    ReferenceDesk desk = new ReferenceDesk(stores.gateway());
    try (LogWriter log = new LogWriter(stores.log())) {
      for (CompactedTopic topic : found) {
        topic.erase(desk, log);
      }
    }
  }

  /**
   * Has the log drop what was replaced.
   *
   * @return the topics that still name the person
   */
  List<String> drop(List<CompactedTopic> found)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<String> topics = found.stream().map(CompactedTopic::name).toList();
    try (LogWriter log = new LogWriter(stores.log())) {
      new TopicCompaction(stores.log(), log, PATIENCE).run(topics, () -> named(topics).isEmpty());
    }
    return named(topics);
  }

  private List<String> named(List<String> topics) {
    return CompactedTopic.naming(person, topics, scan).stream().map(CompactedTopic::name).toList();
  }
}
