package io.fleet.notifier.deliver;

import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.group.Held;
import io.fleet.notifier.store.PendingIndex;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Messages that wait to be told with others, each in the store under {@code held_} and its id. The
 * content of some stays in memory, that of the others is read again. Lives on the lane's thread.
 */
final class HeldDeliveries {
  private static final String PREFIX = "held_";

  private final Keeper keeper;
  private final LaneTools tools;
  private final Map<String, Delivery> waiting = new LinkedHashMap<>();

  /** Told, or being read to be told; gone when the message they became is safe. */
  private final Map<String, Delivery> leaving = new HashMap<>();

  private int withContent;

  HeldDeliveries(Keeper keeper, LaneTools tools) {
    this.keeper = keeper;
    this.tools = tools;
  }

  int count() {
    return waiting.size() + leaving.size();
  }

  /** The webhook-id it would have alone. */
  String messageId(Delivery delivery) {
    return delivery.id().substring(PREFIX.length());
  }

  /** Whether the message is held already; its record is then settled with the first one's. */
  boolean joins(String messageId, Runnable settled) {
    String id = PREFIX + messageId;
    Delivery known = waiting.getOrDefault(id, leaving.get(id));
    if (known != null) {
      known.whenSettled(settled);
    }
    return known != null;
  }

  void add(String messageId, Event event, long nowMs, long untilMs, Runnable settled) {
    Delivery delivery = Delivery.fresh(PREFIX + messageId, event, nowMs);
    delivery.dueMs(untilMs);
    delivery.whenSettled(settled);
    waiting.put(delivery.id(), delivery);
    keeper.save(delivery, () -> stored(delivery));
  }

  private void stored(Delivery delivery) {
    if (!waiting.containsKey(delivery.id())) {
      return;
    }
    if (withContent < tools.settings().pendingWithPayload()) {
      withContent++;
      delivery.share(Contents.Share.WAITING);
    } else {
      delivery.event(null);
    }
  }

  /** Whether what the store has is of this kind. */
  boolean restore(PendingIndex index) {
    boolean isHeld = index.messageId().startsWith(PREFIX);
    if (isHeld && !leaving.containsKey(index.messageId())) {
      waiting.computeIfAbsent(
          index.messageId(),
          id -> {
            Delivery delivery = Delivery.restored(index);
            delivery.dueMs(index.nextAttemptAtMs());
            return delivery;
          });
    }
    return isHeld;
  }

  /** Takes out what is due and, when its content is there, passes it on. */
  void takeDue(long nowMs, Consumer<List<Delivery>> then) {
    List<Delivery> due = waiting.values().stream().filter(each -> each.dueMs() <= nowMs).toList();
    due.forEach(this::leave);
    List<Delivery> unread = due.stream().filter(each -> each.event() == null).toList();
    if (!unread.isEmpty()) {
      keeper.load(unread, read -> loaded(due, then), () -> due.forEach(this::comeBack));
    } else if (!due.isEmpty()) {
      then.accept(due);
    }
  }

  private void loaded(List<Delivery> due, Consumer<List<Delivery>> then) {
    List<Delivery> left = due.stream().filter(each -> leaving.containsKey(each.id())).toList();
    left.stream().filter(each -> each.event() == null).forEach(this::lost);
    List<Delivery> found = left.stream().filter(each -> each.event() != null).toList();
    if (!found.isEmpty()) {
      then.accept(found);
    }
  }

  private void lost(Delivery delivery) {
    keeper.deadLetter(
        delivery, Outcome.LOST, "the store no longer has it", () -> end(delivery, Outcome.LOST));
  }

  /** The message this one became part of is safe. */
  void told(Held member) {
    Delivery delivery = leaving.get(PREFIX + member.id());
    if (delivery != null) {
      end(delivery, Outcome.FOLDED);
    }
  }

  void endAll(Outcome outcome) {
    List.copyOf(waiting.values()).forEach(each -> end(each, outcome));
  }

  void release(Set<Shard> shards) {
    for (Map<String, Delivery> place : List.of(waiting, leaving)) {
      place
          .values()
          .removeIf(
              each -> {
                boolean theirs = shards.contains(each.origin().shard());
                if (theirs) {
                  freeContent(each);
                  each.release();
                }
                return theirs;
              });
    }
  }

  private void leave(Delivery delivery) {
    waiting.remove(delivery.id());
    freeContent(delivery);
    leaving.put(delivery.id(), delivery);
  }

  private void comeBack(Delivery delivery) {
    if (leaving.remove(delivery.id()) != null) {
      waiting.put(delivery.id(), delivery);
    }
  }

  private void end(Delivery delivery, Outcome outcome) {
    waiting.remove(delivery.id());
    leaving.remove(delivery.id());
    freeContent(delivery);
    delivery.finish();
    keeper.forget(delivery);
    tools.metrics().ended(outcome);
  }

  private void freeContent(Delivery delivery) {
    withContent -= delivery.share() == Contents.Share.WAITING ? 1 : 0;
    delivery.share(Contents.Share.NONE);
  }
}
