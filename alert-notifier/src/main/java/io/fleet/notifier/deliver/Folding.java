package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.Grouping;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.group.Grouper;
import io.fleet.notifier.group.Held;
import io.fleet.notifier.group.Merged;
import io.fleet.notifier.store.PendingIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Holds the messages of a lane that are told together, and makes one of them when their time has
 * come. What is held is in the store; it is taken out of it once the message it became is
 * delivered, stored or given up, so that a restart between tells it again under the same id. Lives
 * on the lane's thread.
 */
final class Folding {
  /** More are told before their time. */
  private static final int MAX_HELD = 10_000;

  private final LaneTools tools;
  private final HeldDeliveries held;
  private final BiConsumer<Event, Runnable> lane;
  private Grouping grouping = Grouping.NONE;
  private Optional<Grouper> grouper = Optional.empty();

  /**
   * @param lane takes a message that is to go now, and what runs once it is safe
   */
  Folding(LaneTools tools, Keeper keeper, BiConsumer<Event, Runnable> lane) {
    this.tools = tools;
    this.lane = lane;
    this.held = new HeldDeliveries(keeper, tools);
  }

  /** Does what the endpoint asks for now; what is held under another wish is told at once. */
  void follow(Endpoint endpoint) {
    if (!endpoint.grouping().equals(grouping)) {
      tellAll();
      grouping = endpoint.grouping();
      grouper = Grouper.of(grouping, tools.groupsOf());
    }
  }

  /**
   * Holds the message back, or says that it is to go.
   *
   * @param settled run once it is stored, if it is held
   */
  boolean holds(String messageId, Event event, Runnable settled) {
    if (grouper.isEmpty() || Settling.isTest(event.data())) {
      return false;
    }
    if (held.joins(messageId, settled)) {
      return true;
    }
    long untilMs = grouper.get().heldUntilMs(event, nowMs());
    if (untilMs == 0) {
      return false;
    }
    if (held.count() >= MAX_HELD) {
      tellAll();
    }
    held.add(messageId, event, nowMs(), untilMs, settled);
    return true;
  }

  /** Takes up what was held before a restart and returns the others. */
  Collection<PendingIndex> restore(Collection<PendingIndex> stored) {
    List<PendingIndex> others = new ArrayList<>();
    for (PendingIndex each : stored) {
      if (!held.restore(each)) {
        others.add(each);
      }
    }
    return others;
  }

  /** Tells what is due. */
  void tellDue() {
    held.takeDue(nowMs(), this::tell);
  }

  private void tellAll() {
    held.takeDue(Long.MAX_VALUE, this::tell);
  }

  private void tell(List<Delivery> due) {
    List<Held> members =
        due.stream().map(each -> new Held(held.messageId(each), each.event())).toList();
    List<Merged> merged =
        grouper
            .map(by -> by.merge(members, nowMs()))
            .orElseGet(() -> members.stream().map(Folding::alone).toList());
    for (Merged each : merged) {
      lane.accept(each.event(), () -> each.members().forEach(held::told));
    }
  }

  private static Merged alone(Held one) {
    return new Merged(one.event(), List.of(one));
  }

  /** Ends all that is held. */
  void endAll(Outcome outcome) {
    held.endAll(outcome);
  }

  /** Lets go of what came from these shards; the store keeps it for its new owner. */
  void release(Set<Shard> shards) {
    held.release(shards);
  }

  int count() {
    return held.count();
  }

  private long nowMs() {
    return tools.clock().millis();
  }
}
