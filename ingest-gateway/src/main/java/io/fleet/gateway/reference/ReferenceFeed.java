package io.fleet.gateway.reference;

import io.fleet.events.Refusal;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.follow.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Reads all reference data from the beginning of its topics into the book and goes on with what
 * comes, for as long as the gateway lives.
 */
@Singleton
public class ReferenceFeed {
  private static final Logger LOG = Logger.getLogger(ReferenceFeed.class);

  private final ReferenceBook book;
  private final Instance<ReferenceListener> listeners;
  private final TopicFollower follower;

  ReferenceFeed(
      ReferenceBook book,
      Instance<ReferenceListener> listeners,
      @Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.book = book;
    this.listeners = listeners;
    this.follower =
        new TopicFollower(
            "reference",
            Arrays.stream(ReferenceKind.values()).map(ReferenceKind::topic).toList(),
            () -> 0,
            broker,
            this::take);
  }

  /** Whether everything that stood in the log when the reading began is known. */
  public boolean isLoaded() {
    return follower.isCaughtUp();
  }

  void start(@Observes StartupEvent event) {
    follower.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    follower.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    ReferenceKind kind = ReferenceKind.ofTopic(record.topic());
    if (record.value() == null) {
      book.forget(kind, record.key());
      return;
    }
    try {
      ReferenceVersion version = ReferenceJson.read(kind, record.value());
      book.put(version);
      listeners.forEach(listener -> listener.changed(version));
    } catch (Refusal.RefusedException | RuntimeException e) {
      LOG.errorf(
          "passed over: %s-%d-%d: %s",
          record.topic(), record.partition(), record.offset(), e.getClass().getSimpleName());
    }
  }
}
