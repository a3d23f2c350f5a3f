package io.fleet.notifier.deliver;

import io.fleet.notifier.deliver.Delivery.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;

/**
 * What a lane has to attempt: fresh messages in the order they came, stored ones when they are due,
 * those of a vehicle one after another where that is asked for. Fresh and stored ones take turns,
 * so that neither starves the other.
 */
final class LaneQueue {
  private static final long LOAD_RETRY_MS = 1_000;
  private static final int LOAD_BATCH = 200;

  private final Contents contents;
  private final Queue<Delivery> fresh = new ArrayDeque<>();
  private final Queue<Delivery> loaded = new ArrayDeque<>();
  private final Backlog backlog = new Backlog();
  private final VehicleTurns turns = new VehicleTurns();
  private long entered;
  private boolean storedNext;
  private boolean loading;

  LaneQueue(LaneSettings settings) {
    this.contents = new Contents(settings);
  }

  /**
   * Whether the messages of a vehicle wait for each other from now on.
   *
   * @param inOrder all there are
   */
  void orderByVehicle(boolean ordered, Collection<Delivery> inOrder) {
    if (ordered && !turns.isInForce()) {
      turns.form(inOrder);
    } else if (!ordered && turns.isInForce()) {
      requeue(turns.disband());
    }
  }

  /** A message is the lane's from now on; its place among those of its vehicle is this one. */
  void enter(Delivery delivery) {
    delivery.number(++entered);
    turns.enter(delivery);
  }

  /** Whether a fresh message found room; it then goes as soon as may be. */
  boolean offer(Delivery delivery) {
    if (!contents.takeFresh(delivery)) {
      return false;
    }
    queue(delivery);
    return true;
  }

  /** A message is stored: it waits for its time. */
  void await(Delivery delivery) {
    contents.stored(delivery);
    queue(delivery);
  }

  /** A fresh message has been stored meanwhile; if it may wait for long, its content may go. */
  void secured(Delivery delivery) {
    if (delivery.place() == Place.HELD) {
      contents.stored(delivery);
    }
  }

  private void queue(Delivery delivery) {
    if (!turns.isFirst(delivery)) {
      delivery.place(Place.HELD);
    } else if (delivery.share() == Contents.Share.FRESH) {
      delivery.place(Place.FRESH);
      fresh.add(delivery);
    } else {
      delivery.place(Place.WAITING);
      backlog.add(delivery);
    }
  }

  private void requeue(List<Delivery> mayGo) {
    mayGo.stream().filter(delivery -> delivery.place() == Place.HELD).forEach(this::queue);
  }

  /**
   * The next to attempt, or null.
   *
   * @param asProbe whether it is to show if the endpoint takes messages again: then every second
   *     one is a stored one if one is due, though it has to be read
   */
  Delivery next(long nowMs, boolean asProbe) {
    Delivery next = poll(nowMs, asProbe);
    while (next != null && (next.isDone() || !(next.place() == Place.TAKEN || takes(next)))) {
      next = poll(nowMs, asProbe);
    }
    return next;
  }

  private Delivery poll(long nowMs, boolean asProbe) {
    boolean fromStored = storedNext;
    Delivery first = fromStored ? pollStored(nowMs) : fresh.poll();
    if (first == null && asProbe && fromStored && (loading || backlog.nextDueMs() <= nowMs)) {
      return null; // its turn is kept until it has been read
    }
    storedNext = !storedNext;
    return first != null ? first : fromStored ? fresh.poll() : pollStored(nowMs);
  }

  /** What has been read is taken already. */
  private Delivery pollStored(long nowMs) {
    Delivery read = loaded.poll();
    return read != null ? read : backlog.poll(nowMs);
  }

  /** Whether it may go; if not, it waits until it is named by the one it waits for. */
  private boolean takes(Delivery delivery) {
    if (!turns.claim(delivery)) {
      delivery.place(Place.HELD);
      return false;
    }
    contents.free(delivery);
    delivery.place(Place.TAKEN);
    return true;
  }

  /**
   * Takes out due messages to be read from the store; none while others are being read.
   *
   * @param asProbe whether the one that shows if the endpoint takes messages again is wanted, alone
   */
  List<Delivery> startLoading(long nowMs, boolean asProbe) {
    int max = asProbe ? 1 : LOAD_BATCH;
    List<Delivery> batch = new ArrayList<>();
    while (!loading && loaded.isEmpty() && batch.size() < max) {
      Delivery next = backlog.pollToLoad(nowMs);
      if (next == null) {
        break;
      }
      if (takes(next)) {
        batch.add(next);
      }
    }
    loading |= !batch.isEmpty();
    return batch;
  }

  /** Takes back what has been read; it is next. */
  void loaded(List<Delivery> batch) {
    loading = false;
    loaded.addAll(batch);
  }

  /** What has been read and is not under way waits again: others may be wanted before it. */
  void putBack() {
    for (Delivery delivery = loaded.poll(); delivery != null; delivery = loaded.poll()) {
      if (!delivery.isDone()) {
        putBack(delivery);
      }
    }
  }

  private void putBack(Delivery delivery) {
    delivery.place(Place.ON_ITS_WAY);
    requeue(turns.release(delivery));
    await(delivery);
    backlog.keepTurnOf(delivery);
  }

  /** Takes back what could not be read just now. */
  void notLoaded(List<Delivery> batch, long nowMs) {
    loading = false;
    for (Delivery delivery : batch) {
      delivery.dueMs(nowMs + LOAD_RETRY_MS);
      putBack(delivery);
    }
  }

  /** An attempt has failed: others of its vehicle may have waited for that. */
  void attempted(Delivery delivery) {
    requeue(turns.attempted(delivery));
  }

  /** It has come to its end, wherever it is: others of its vehicle may have waited for that. */
  void leave(Delivery delivery) {
    backlog.remove(delivery);
    contents.free(delivery);
    requeue(turns.leave(delivery));
  }

  /** When there is something to attempt, epoch milliseconds; 0 for now, MAX_VALUE for unknown. */
  long nextDueMs() {
    if (!fresh.isEmpty() || !loaded.isEmpty()) {
      return 0;
    }
    return loading ? Long.MAX_VALUE : backlog.nextDueMs();
  }

  /** How long the message that has been due longest has waited, milliseconds. */
  long lagMs(long nowMs) {
    Delivery first = fresh.peek();
    long oldest = Math.min(first == null ? nowMs : first.dueMs(), backlog.nextDueMs());
    return Math.max(0, nowMs - oldest);
  }

  int freshCount() {
    return fresh.size();
  }

  void clear() {
    fresh.clear();
    loaded.clear();
    backlog.clear();
  }
}
