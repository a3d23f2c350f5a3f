package io.fleet.stream.cep;

import java.util.ArrayList;
import java.util.List;

/**
 * The settled events since the last match and within the window, in the order of their time.
 *
 * @param events never altered
 */
record PatternState(List<DerivedEvent> events) {
  static final PatternState NONE = new PatternState(List.of());

  /** No vehicle manoeuvres so often; a defect must not fill the state. */
  static final int MOST_EVENTS = 256;

  PatternState {
    events = List.copyOf(events);
  }

  /** With one event more, and without those the window has left behind. */
  PatternState with(DerivedEvent event, long windowMs) {
    List<DerivedEvent> all = new ArrayList<>(events);
    int at = all.size();
    while (at > 0 && comesBefore(event, all.get(at - 1))) {
      at--;
    }
    all.add(at, event);
    long newestMs = all.get(all.size() - 1).timeMs();
    all.removeIf(each -> newestMs - each.timeMs() >= windowMs);
    if (all.size() > MOST_EVENTS) {
      all.remove(0);
    }
    return new PatternState(all);
  }

  /** Of two that begin together the longer one comes first: the other lies within it. */
  private static boolean comesBefore(DerivedEvent event, DerivedEvent other) {
    return event.timeMs() < other.timeMs()
        || event.timeMs() == other.timeMs() && event.endMs() > other.endMs();
  }

  /** What follows an event. */
  PatternState after(DerivedEvent last) {
    return new PatternState(events.subList(events.indexOf(last) + 1, events.size()));
  }
}
