package io.fleet.local.deadletter;

import io.fleet.events.Topic;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A dead letter as it is kept.
 *
 * @param id stable
 * @param occurredAt when it was refused, or its original was written
 * @param place who gave up on it
 * @param reason for machines
 * @param detail for people
 * @param origin {@code topic-partition-offset} of the original, empty if it never reached the log
 * @param key of the original, empty for none
 * @param payload the original bytes; empty if there are too many of them
 * @param payloadBytes how many there are
 * @param replayedAt when it was sent again, or null
 * @param outcome what came of that, or empty
 */
record Letter(
    String id,
    Instant occurredAt,
    String place,
    String reason,
    String detail,
    String origin,
    byte[] key,
    byte[] payload,
    long payloadBytes,
    Instant replayedAt,
    String outcome) {

  /** The topic its original stands in, if it reached the log. */
  Optional<Topic> topic() {
    int partition = origin.lastIndexOf('-', origin.lastIndexOf('-') - 1);
    String name = partition < 0 ? "" : origin.substring(0, partition);
    return Arrays.stream(Topic.values()).filter(t -> t.topicName().equals(name)).findAny();
  }

  /** Whether there are more bytes than are read. */
  boolean isTooLarge() {
    return payload.length < payloadBytes;
  }
}
