package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.format.StandardFormat;
import io.fleet.notifier.store.PendingIndex;
import io.vertx.core.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Everything under way to one endpoint. All state lives on one event loop; {@link #submit}, {@link
 * #restore}, {@link #change} and {@link #close} may be called from anywhere. Fresh messages are
 * tried at once; one that fails, finds the queue full or takes too long is stored, which settles it
 * as delivery does.
 */
final class Lane {
  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final long SWEEP_MS = 200;

  private final Context context;
  private final LaneTools tools;
  private final WebhookSender sender;
  private final Keeper keeper;
  private final Map<String, Delivery> active = new HashMap<>();
  private final HandOver handOver = new HandOver();
  private final LaneQueue queue;
  private final Unsettled unsettled;
  private final Alarm alarm;
  private final FailureLog failures;
  private final Chronicle chronicle;
  private final Runnable unwatch;
  private volatile Endpoint endpoint;
  private volatile int depth;
  private volatile int pending;
  private int running;
  private Outcome endedAs;
  private long heldUntilMs;

  Lane(Context context, Endpoint endpoint, LaneTools tools, WebhookSender sender, Keeper keeper) {
    this.context = context;
    this.endpoint = endpoint;
    this.tools = tools;
    this.sender = sender;
    this.keeper = keeper;
    this.queue = new LaneQueue(tools.settings());
    this.unsettled = new Unsettled(tools.settings());
    this.alarm = new Alarm(context.owner(), this::pump);
    this.failures = new FailureLog(endpoint.id(), tools.clock());
    this.chronicle = new Chronicle(endpoint.id(), tools.log(), tools.clock());
    this.unwatch = tools.metrics().watch(endpoint.id(), () -> depth, () -> pending);
    context.runOnContext(v -> context.owner().setPeriodic(SWEEP_MS, this::sweep));
  }

  Endpoint endpoint() {
    return endpoint;
  }

  boolean wants(Event event) {
    return endpoint.subscription().wants(event);
  }

  /** Takes a message; {@code settled} runs once it is delivered, stored or given up. */
  void submit(Event event, Runnable settled) {
    context.runOnContext(v -> accept(event, settled));
  }

  /** Takes up what is pending in shards that are this instance's now. */
  void restore(List<PendingIndex> stored) {
    context.runOnContext(v -> takeUp(stored));
  }

  /**
   * Forgets what came from these shards, for they are another instance's now; what the store has of
   * it stays there.
   *
   * @return completed when no attempt of theirs is under way
   */
  CompletionStage<Void> release(Set<Shard> shards) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    context.runOnContext(v -> letGo(shards, ended));
    return ended;
  }

  /** The endpoint's file was written again: what it says holds from the next attempt on. */
  void change(Endpoint changed) {
    endpoint = changed;
    context.runOnContext(
        v -> {
          endedAs = null;
          heldUntilMs = 0;
          pump();
        });
  }

  /** The endpoint's file is gone: nothing more is sent. */
  void close() {
    unwatch.run();
    context.runOnContext(v -> end(Outcome.REMOVED));
  }

  private void accept(Event event, Runnable settled) {
    String id = event.idFor(endpoint.id());
    if (endedAs != null) {
      chronicle.ended(Delivery.fresh(id, event, tools.clock().millis()), endedAs);
      tools.metrics().ended(endedAs);
      settled.run();
      return;
    }
    Delivery known = active.get(id);
    if (known != null) {
      known.whenSettled(settled);
      return;
    }
    Delivery delivery = Delivery.fresh(id, event, tools.clock().millis());
    delivery.whenSettled(settled);
    boolean full = active.size() >= tools.settings().pendingMax();
    active.put(id, delivery);
    place(delivery, full);
  }

  private void place(Delivery delivery, boolean full) {
    if (full) {
      giveUp(delivery, Outcome.OVERFLOW, active.size() - 1 + " messages pending");
    } else if (queue.offer(delivery)) {
      unsettled.add(delivery);
      pump();
    } else {
      keep(delivery);
    }
  }

  private void letGo(Set<Shard> shards, CompletableFuture<Void> ended) {
    List<Delivery> theirs =
        active.values().stream().filter(each -> shards.contains(each.origin().shard())).toList();
    handOver.release(theirs, ended);
    theirs.forEach(unsettled::remove);
    theirs.forEach(each -> active.remove(each.id()));
    queue.removeIf(Delivery::isReleased);
    pump();
  }

  private void takeUp(List<PendingIndex> stored) {
    for (PendingIndex index : stored) {
      Delivery delivery = Delivery.restored(index);
      if (active.putIfAbsent(delivery.id(), delivery) == null) {
        queue.await(delivery);
      }
    }
    pump();
  }

  private void pump() {
    long now = tools.clock().millis();
    while (canStart() && now >= heldUntilMs) {
      Delivery next = queue.next(now);
      if (next == null) {
        break;
      }
      start(next);
    }
    load(queue.startLoading(now));
    if (canStart() && queue.nextDueMs() != Long.MAX_VALUE) {
      alarm.setTo(Math.max(queue.nextDueMs(), heldUntilMs), now);
    }
    depth = queue.freshCount() + running;
    pending = active.size();
  }

  private boolean canStart() {
    return endedAs == null && running < tools.settings().concurrency();
  }

  private void load(List<Delivery> batch) {
    if (!batch.isEmpty()) {
      keeper.load(batch, this::loaded, () -> notLoaded(batch));
    }
  }

  private void loaded(List<Delivery> batch) {
    List<Delivery> left = batch.stream().filter(delivery -> !delivery.isDone()).toList();
    queue.loaded(left.stream().filter(delivery -> delivery.event() != null).toList());
    left.stream()
        .filter(delivery -> delivery.event() == null)
        .forEach(delivery -> giveUp(delivery, Outcome.LOST, "the store no longer has it"));
    pump();
  }

  private void notLoaded(List<Delivery> batch) {
    List<Delivery> left = batch.stream().filter(delivery -> !delivery.isDone()).toList();
    queue.notLoaded(left, tools.clock().millis());
    pump();
  }

  private void start(Delivery delivery) {
    running++;
    delivery.running(true);
    sender
        .send(endpoint, delivery.id(), StandardFormat.body(delivery.event()))
        .onComplete(sent -> finished(delivery, sent.result()));
  }

  private void finished(Delivery delivery, AttemptResult result) {
    running--;
    delivery.running(false);
    int number = delivery.attempts() + 1;
    tools.metrics().attempted(result.kind());
    if (delivery.isReleased()) {
      endedElsewhere(delivery, result);
    } else {
      switch (result.kind()) {
        case DELIVERED -> delivered(delivery);
        case GONE -> gone(delivery, result);
        default -> failed(delivery, result);
      }
    }
    chronicle.attempted(delivery, number, result);
    pump();
    closeIfIdle();
  }

  /** Only what was delivered may be taken out of the store; all else is for the new owner. */
  private void endedElsewhere(Delivery delivery, AttemptResult result) {
    if (result.kind() == AttemptResult.Kind.DELIVERED) {
      keeper.forget(delivery);
      tools.metrics().ended(Outcome.DELIVERED);
    }
    handOver.ended(delivery);
  }

  private void delivered(Delivery delivery) {
    long emittedAtMs = delivery.event().emittedAtMs();
    tools.metrics().delivered(emittedAtMs, tools.clock().millis());
    done(delivery, Outcome.DELIVERED);
  }

  private void gone(Delivery delivery, AttemptResult result) {
    LOG.warnf("endpoint %s is gone (410), disabled until its file changes", endpoint.id());
    giveUp(delivery, Outcome.GONE, result.reason());
    if (endedAs == null) {
      end(Outcome.DISABLED);
    }
  }

  private void failed(Delivery delivery, AttemptResult result) {
    failures.add(result.reason());
    delivery.failedAttempt();
    long now = tools.clock().millis();
    if (result.retryAfterMs() > 0) {
      heldUntilMs = Math.max(heldUntilMs, now + result.retryAfterMs());
    }
    OptionalLong due =
        tools.schedule().nextAttemptAtMs(delivery.attempts(), now, result.retryAfterMs());
    if (endedAs != null) {
      done(delivery, endedAs);
    } else if (due.isPresent()) {
      delivery.dueMs(due.getAsLong());
      keep(delivery);
    } else {
      String detail = delivery.attempts() + " attempts, the last: " + result.reason();
      giveUp(delivery, Outcome.EXHAUSTED, detail);
    }
  }

  /** Stores it; it waits for its time once it is safe. */
  private void keep(Delivery delivery) {
    keeper.save(
        delivery,
        () -> {
          if (!delivery.isDone()) {
            queue.await(delivery);
            pump();
          }
        });
  }

  private void sweep(long timer) {
    long now = tools.clock().millis();
    unsettled.takeOverdue(now, delivery -> keeper.save(delivery, () -> {}));
    if (endedAs == Outcome.REMOVED) {
      context.owner().cancelTimer(timer);
    }
  }

  private void giveUp(Delivery delivery, Outcome outcome, String detail) {
    delivery.givenUp();
    keeper.deadLetter(delivery, outcome, detail, () -> done(delivery, outcome));
  }

  private void done(Delivery delivery, Outcome outcome) {
    active.remove(delivery.id(), delivery);
    unsettled.remove(delivery);
    delivery.finish();
    keeper.forget(delivery);
    tools.metrics().ended(outcome);
    chronicle.ended(delivery, outcome);
    pending = active.size();
  }

  /** Drops everything that waits; what is under way ends by itself. */
  private void end(Outcome outcome) {
    endedAs = outcome;
    queue.clear();
    List.copyOf(active.values()).stream()
        .filter(Delivery::isWaiting)
        .forEach(delivery -> done(delivery, outcome));
    closeIfIdle();
  }

  private void closeIfIdle() {
    if (endedAs == Outcome.REMOVED && running == 0) {
      sender.close();
    }
  }
}
