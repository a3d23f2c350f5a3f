package io.fleet.notifier.group;

import io.fleet.notifier.endpoint.Grouping;
import io.fleet.notifier.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says which messages of one endpoint go alone and at once, and makes one of those that do not.
 * What is critical and what concerns the endpoint itself is never held. Keeps nothing over
 * restarts: what it has forgotten goes alone. For one thread.
 */
public interface Grouper {

  /**
   * Until when a message is held.
   *
   * @param nowMs epoch milliseconds; never less than at the call before
   * @return epoch milliseconds, or 0 if it goes at once
   */
  long heldUntilMs(Event event, long nowMs);

  /**
   * Makes messages of what has been held; every one of them is in exactly one.
   *
   * @param held in any order; may be from before a restart
   */
  List<Merged> merge(List<Held> held);

  /**
   * What an endpoint asks for, empty if that is nothing. Where it asks for a digest too, a
   * cool-down has nothing left to fold.
   *
   * @param groupsOf the name of an event's vehicle groups, or null if it is in none
   */
  static Optional<Grouper> of(Grouping grouping, Function<Event, String> groupsOf) {
    if (grouping.digestEvery() != null) {
      return Optional.of(new Digests(grouping.digestEvery()));
    }
    Duration coolDown = grouping.cooldown();
    return coolDown == null
        ? Optional.empty()
        : Optional.of(new CoolDown(coolDown, FoldKeys.of(grouping.foldBy(), groupsOf)));
  }
}
