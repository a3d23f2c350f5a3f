package io.fleet.notifier.group;

import io.fleet.notifier.event.Event;
import java.util.List;

/**
 * One message made of many.
 *
 * @param event what it tells; its subject's id follows from the members alone, so that the same
 *     members are the same message after a restart too
 * @param members the messages it stands for, at least one
 */
public record Merged(Event event, List<Held> members) {

  /** Keeps its own copy. */
  public Merged {
    members = List.copyOf(members);
  }
}
