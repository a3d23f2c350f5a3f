package io.fleet.query.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The newest events of the log, each with the place behind it: who comes again is told from here
 * what came meanwhile. Whoever uses it sees to it that one thread does at a time.
 */
final class EventLog {
  private final int bound;
  private final Deque<LoggedEvent> events = new ArrayDeque<>();
  private LogPosition from;
  private LogPosition at;

  /**
   * @param bound events that are kept; of more the newest are
   */
  EventLog(int bound) {
    this.bound = bound;
  }

  /** Begins anew: whatever comes from there on is kept. */
  void open(LogPosition start) {
    events.clear();
    from = start.copy();
    at = start.copy();
  }

  boolean isOpen() {
    return at != null;
  }

  /** How far the log was read; null before it was opened. */
  LogPosition position() {
    return at;
  }

  /** That place as ids have it; null before the log was opened. */
  byte[] place() {
    return at == null ? null : at.bytes();
  }

  /**
   * Takes the next record of its partition.
   *
   * @return the event with its place, or null if it was read before
   */
  LoggedEvent add(LoggedEvent event) {
    if (at.isPast(event.topic(), event.partition(), event.offset())) {
      return null;
    }
    at.advance(event.topic(), event.partition(), event.offset() + 1);
    LoggedEvent placed = event.at(at);
    if (events.size() == bound) {
      LoggedEvent oldest = events.remove();
      from.advance(oldest.topic(), oldest.partition(), oldest.offset() + 1);
    }
    events.add(placed);
    return placed;
  }

  /** Everything before that place was read, and what was no event is nobody's. */
  void readUpTo(LogPosition place) {
    at.readUpTo(place);
  }

  /**
   * What came after a place, in the order it was read.
   *
   * @param most events that are wanted
   * @return null if not all of it is kept, or if it is more
   */
  List<LoggedEvent> since(LogPosition place, Predicate<LoggedEvent> wanted, int most) {
    if (!place.covers(from)) {
      return null;
    }
    List<LoggedEvent> found = new ArrayList<>();
    for (LoggedEvent event : events) {
      if (!place.isPast(event.topic(), event.partition(), event.offset()) && wanted.test(event)) {
        if (found.size() == most) {
          return null;
        }
        found.add(event);
      }
    }
    return found;
  }

  /** The newest alerts, the oldest of them first. */
  List<LoggedEvent> alertsSince(long writtenAtMs, Predicate<LoggedEvent> wanted, int most) {
    List<LoggedEvent> found = new ArrayList<>();
    Iterator<LoggedEvent> newest = events.descendingIterator();
    while (newest.hasNext() && found.size() < most) {
      LoggedEvent event = newest.next();
      if (event.writtenAtMs() < writtenAtMs) {
        break;
      }
      if (event.isAlert() && wanted.test(event)) {
        found.add(event);
      }
    }
    Collections.reverse(found);
    return found;
  }
}
