package io.fleet.notifier.event;

import io.fleet.events.Refusal;
import java.util.Optional;

/** Makes events of the records of one topic. */
public interface EventReader {
  /** Of a topic of which subscribers are told nothing. */
  EventReader NONE = (value, origin) -> Optional.empty();

  /**
   * Reads a record's value.
   *
   * @param origin {@code topic-partition-offset}
   * @return empty if subscribers are not told of such a record
   * @throws Refusal.RefusedException if it cannot be read; it becomes a dead letter
   */
  Optional<Event> read(byte[] value, String origin) throws Refusal.RefusedException;
}
