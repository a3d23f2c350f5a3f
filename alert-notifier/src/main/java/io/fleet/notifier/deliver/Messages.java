package io.fleet.notifier.deliver;

import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.PendingIndex;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages of one lane, from their acceptance to their end: in memory, in the store, and in
 * what they are found by. Lives on the lane's thread.
 */
final class Messages {
  /** Those of one vehicle in the order they were published. */
  private static final Comparator<Delivery> AS_PUBLISHED =
      Comparator.<Delivery>comparingLong(delivery -> delivery.gist().emittedAtMs())
          .thenComparingLong(delivery -> delivery.gist().version());

  private final Keeper keeper;
  private final DeliveryMetrics metrics;
  private final Chronicle chronicle;
  private final int max;
  private final Runnable whenStored;
  private final Map<String, Delivery> active = new HashMap<>();
  private final Versions versions = new Versions();
  private final LaneQueue queue;
  private final Unsettled unsettled;

  /**
   * @param whenStored run when a stored message has begun to wait for its time
   */
  Messages(LaneTools tools, Keeper keeper, Chronicle chronicle, Runnable whenStored) {
    LaneSettings settings = tools.settings();
    this.keeper = keeper;
    this.metrics = tools.metrics();
    this.chronicle = chronicle;
    this.max = settings.pendingMax();
    this.whenStored = whenStored;
    this.queue = new LaneQueue(settings);
    this.unsettled = new Unsettled(settings);
  }

  /** What is to be attempted, and when. */
  LaneQueue queue() {
    return queue;
  }

  Versions versions() {
    return versions;
  }

  /** What is told of each. */
  Chronicle chronicle() {
    return chronicle;
  }

  /** The message under this id, or null. */
  Delivery find(String id) {
    return active.get(id);
  }

  int count() {
    return active.size();
  }

  boolean isFull() {
    return active.size() >= max;
  }

  void enter(Delivery delivery) {
    active.put(delivery.id(), delivery);
    versions.add(delivery);
    queue.enter(delivery);
  }

  /** Takes up what the store has, in the order it was published. */
  void restore(Collection<PendingIndex> stored) {
    stored.stream()
        .map(Delivery::restored)
        .filter(delivery -> !active.containsKey(delivery.id()))
        .sorted(AS_PUBLISHED)
        .peek(this::enter)
        .toList()
        .forEach(queue::await);
  }

  /** Whether memory has room for the message; it is stored later, if it still waits then. */
  boolean holdInMemory(Delivery delivery) {
    boolean fits = queue.offer(delivery);
    if (fits) {
      unsettled.add(delivery);
    }
    return fits;
  }

  /** Stores the message as it is now; it waits for its time once it is safe. */
  void keep(Delivery delivery) {
    delivery.place(Delivery.Place.ON_ITS_WAY);
    keeper.save(
        delivery,
        () -> {
          if (!delivery.isDone()) {
            queue.await(delivery);
            whenStored.run();
          }
        });
  }

  /** Whether a message has waited in memory for so long that it should be stored. */
  boolean isOverdue(long nowMs) {
    return unsettled.isOverdue(nowMs);
  }

  /** Stores what waits in memory, oldest first, so that no record waits to be acknowledged. */
  void secureAll() {
    unsettled.takeAll(
        delivery ->
            keeper.save(
                delivery,
                () -> {
                  if (!delivery.isDone()) {
                    queue.secured(delivery);
                  }
                }));
  }

  /** Gives the message up for good, with a dead letter. */
  void giveUp(Delivery delivery, Outcome outcome, String detail) {
    delivery.place(Delivery.Place.GIVEN_UP);
    keeper.deadLetter(
        delivery,
        outcome,
        detail,
        () -> {
          if (!delivery.isDone()) {
            end(delivery, outcome);
          }
        });
  }

  void end(Delivery delivery, Outcome outcome) {
    forget(delivery);
    delivery.finish();
    queue.leave(delivery);
    keeper.forget(delivery);
    metrics.ended(outcome);
    chronicle.ended(delivery, outcome);
  }

  /** A newer version makes this one needless; an attempt that is under way is the last. */
  void supersede(Delivery older) {
    if (older.isWaiting()) {
      end(older, Outcome.SUPERSEDED);
    } else {
      older.supersede();
    }
  }

  /** Ends all that waits; what is under way ends by itself. */
  void endAll(Outcome outcome) {
    queue.clear();
    List.copyOf(active.values()).stream()
        .filter(Delivery::isWaiting)
        .forEach(delivery -> end(delivery, outcome));
  }

  /**
   * Lets go of what came from these shards; the store keeps it for its new owner.
   *
   * @return those an attempt is under way with
   */
  List<Delivery> release(Set<Shard> shards) {
    List<Delivery> theirs =
        active.values().stream().filter(each -> shards.contains(each.origin().shard())).toList();
    List<Delivery> running =
        theirs.stream().filter(each -> each.place() == Delivery.Place.RUNNING).toList();
    for (Delivery delivery : theirs) {
      forget(delivery);
      delivery.release();
      queue.leave(delivery);
    }
    return running;
  }

  private void forget(Delivery delivery) {
    active.remove(delivery.id(), delivery);
    unsettled.remove(delivery);
    versions.remove(delivery);
  }

  /** From now on those of a vehicle wait for each other, or no longer. */
  void orderByVehicle(boolean ordered) {
    queue.orderByVehicle(ordered, active.values().stream().sorted(AS_PUBLISHED).toList());
  }
}
