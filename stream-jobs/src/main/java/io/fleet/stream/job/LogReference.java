package io.fleet.stream.job;

import io.fleet.events.RecordReader;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.io.ReferenceFeed;
import io.fleet.stream.io.SharedReference;
import io.fleet.stream.operator.OpenReference;
import io.fleet.stream.operator.ReferenceFactory;
import io.fleet.stream.timeline.reference.FleetReference;
import io.fleet.stream.timeline.reference.LoginBook;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reference data of the log with what is scanned at stops, and the drivers' logins, one reader
 * of each for all subtasks of a process.
 *
 * @param bootstrapServers of the log, {@code host:port,…}
 */
record LogReference(String bootstrapServers) implements ReferenceFactory {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final SharedReference<FleetReference> SHARED =
      new SharedReference<>(FleetReference::new, LogReference::versionsAndScans);
  private static final SharedReference<LoginBook> LOGINS =
      new SharedReference<>(LoginBook::new, LogReference::driverEvents);

  /** Reads versions and scans into data that may hold something beside. */
  static ReferenceFeed versionsAndScans(String bootstrapServers, FleetReference data) {
    Set<Topic> topics =
        Stream.concat(
                Stream.of(Topic.DELIVERY_EVENTS),
                FleetReference.KINDS.stream().map(ReferenceKind::topic))
            .collect(Collectors.toUnmodifiableSet());
    return new ReferenceFeed(
        bootstrapServers,
        topics,
        (topic, value, appendMs) -> {
          ReferenceKind kind = ReferenceKind.ofTopic(topic);
          if (kind == null) {
            data.accept(RecordReader.deliveryScan(value), appendMs);
          } else {
            data.accept(ReferenceJson.read(kind, value), appendMs);
          }
        });
  }

  private static ReferenceFeed driverEvents(String bootstrapServers, LoginBook book) {
    return new ReferenceFeed(
        bootstrapServers,
        Set.of(Topic.DRIVER_EVENTS),
        (topic, value, appendMs) -> book.accept(RecordReader.driverEvent(value), appendMs));
  }

  @Override
  public OpenReference open() throws InterruptedException, TimeoutException {
    var reference = SHARED.acquire(bootstrapServers, LONGEST_START);
    SharedReference.Lease<LoginBook> logins = null;
    try {
      logins = LOGINS.acquire(bootstrapServers, LONGEST_START);
    } finally {
      if (logins == null) {
        reference.close();
      }
    }
    return both(reference, logins);
  }

  private static OpenReference both(
      SharedReference.Lease<FleetReference> reference, SharedReference.Lease<LoginBook> logins) {
    return new OpenReference(
        reference.taker(),
        logins.taker(),
        () -> reference.feed().unreadable() + logins.feed().unreadable(),
        () -> reference.feed().failures() + logins.feed().failures(),
        () -> {
          reference.close();
          logins.close();
        });
  }
}
