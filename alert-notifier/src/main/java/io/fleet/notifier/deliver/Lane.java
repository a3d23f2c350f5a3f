package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointState;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.PendingIndex;
import io.vertx.core.Context;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Everything under way to one endpoint. All state lives on one event loop; what is not private may
 * be called from anywhere. Fresh messages are tried at once; one that fails, finds the queue full
 * or cannot hope to be tried soon is stored, which settles it as delivery does.
 */
final class Lane {
  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final long SWEEP_MS = 200;

  private final Context context;
  private final LaneTools tools;
  private final Messages messages;
  private final Standing standing;
  private final Attempts attempts;
  private final Folding folding;
  private final LaneSizes sizes;
  private boolean behind;

  Lane(Context context, Endpoint endpoint, LaneTools tools, Sender sender, Keeper keeper) {
    this.context = context;
    this.tools = tools;
    this.messages =
        new Messages(
            tools, keeper, new Chronicle(endpoint.id(), tools.log(), tools.clock()), this::pump);
    this.standing = new Standing(endpoint, tools);
    this.attempts =
        new Attempts(context.owner(), tools, sender, keeper, messages, standing, this::disable);
    this.folding = new Folding(tools, keeper, this::accept);
    this.sizes = new LaneSizes(endpoint.id(), tools.metrics());
    context.runOnContext(v -> begin());
  }

  private void begin() {
    follow();
    context.owner().setPeriodic(SWEEP_MS, this::sweep);
  }

  Endpoint endpoint() {
    return standing.endpoint();
  }

  boolean wants(Event event) {
    return standing.wants(event);
  }

  /** Takes a message; {@code settled} runs once it is delivered, stored or given up. */
  void submit(Event event, Runnable settled) {
    context.runOnContext(v -> take(event, settled));
  }

  /** Takes up what is pending in shards that are this instance's now, all at once. */
  void restore(Collection<PendingIndex> stored) {
    context.runOnContext(v -> takeUp(stored));
  }

  /**
   * Lets go of what came from these shards, for they are another instance's now; what the store has
   * of it stays there.
   *
   * @return completed when no attempt of theirs is under way
   */
  CompletionStage<Void> release(Set<Shard> shards) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    context.runOnContext(
        v -> {
          folding.release(shards);
          attempts.handOver().await(messages.release(shards), gone);
          pump();
        });
    return gone;
  }

  /** The endpoint has changed: what it says holds from the next attempt on. */
  void change(Endpoint changed) {
    context.runOnContext(
        v -> {
          if (standing.endedAs() != Outcome.REMOVED) {
            standing.change(changed);
            follow();
          }
        });
  }

  /** Of the endpoint's rate this share is the lane's, 0 to 1. */
  void share(double share) {
    context.runOnContext(
        v -> {
          standing.gate().rate().share(share);
          pump();
        });
  }

  /** The endpoint is no more: nothing more is sent. */
  void close() {
    sizes.hide();
    context.runOnContext(v -> end(Outcome.REMOVED));
  }

  /** A fresh event goes now, or is told with others later if the endpoint asks for that. */
  private void take(Event event, Runnable settled) {
    String id = event.idFor(standing.endpoint().id());
    boolean decided = standing.endedAs() != null || messages.find(id) != null;
    if (decided || !folding.holds(id, event, settled)) {
      accept(event, settled);
    }
    show();
  }

  /** The one place where an event becomes a message of this endpoint. */
  private void accept(Event event, Runnable settled) {
    String id = event.idFor(standing.endpoint().id());
    Delivery known = messages.find(id);
    if (standing.endedAs() != null) {
      messages.chronicle().ended(Delivery.fresh(id, event, now()), standing.endedAs());
      tools.metrics().ended(standing.endedAs());
      settled.run();
    } else if (known != null) {
      known.whenSettled(settled);
    } else {
      Delivery delivery = Delivery.fresh(id, event, now());
      delivery.whenSettled(settled);
      admit(delivery);
      show();
    }
  }

  private void admit(Delivery delivery) {
    boolean full = messages.isFull();
    messages.enter(delivery);
    if (full) {
      messages.giveUp(delivery, Outcome.OVERFLOW, messages.count() - 1 + " messages pending");
    } else if (standing.terms().settledOnly()) {
      settle(delivery);
    } else {
      place(delivery);
    }
  }

  private void settle(Delivery delivery) {
    if (messages.versions().isReplaced(delivery, now())) {
      messages.end(delivery, Outcome.SUPERSEDED);
      return;
    }
    messages.versions().replacedBy(delivery, now()).forEach(messages::supersede);
    long settledAtMs = Settling.endsAtMs(delivery.event(), standing.terms());
    if (settledAtMs > now()) {
      delivery.dueMs(settledAtMs);
      store(delivery);
    } else {
      place(delivery);
    }
  }

  private void place(Delivery delivery) {
    boolean soon = !behind && standing.gate().isFlowing(now());
    if (soon && messages.holdInMemory(delivery)) {
      pump();
    } else {
      store(delivery);
    }
  }

  /** Where order counts what is stored is stored in the order it came. */
  private void store(Delivery delivery) {
    if (isOrdered()) {
      messages.secureAll();
    }
    messages.keep(delivery);
  }

  private void takeUp(Collection<PendingIndex> stored) {
    messages.restore(folding.restore(stored));
    if (standing.endedAs() != null) {
      messages.endAll(standing.endedAs());
      folding.endAll(standing.endedAs());
    }
    pump();
  }

  /** Does what the endpoint says now. */
  private void follow() {
    folding.follow(standing.endpoint());
    messages.orderByVehicle(isOrdered());
    if (standing.endpoint().state() == EndpointState.DISABLED) {
      end(Outcome.DISABLED);
    } else if (standing.endpoint().state() == EndpointState.PAUSED) {
      messages.secureAll();
    }
    pump();
  }

  /** Once one message has waited too long the lane is behind: it stores until it has caught up. */
  private void sweep(long timer) {
    boolean caughtUp = attempts.hasSlot() && messages.queue().freshCount() == 0;
    behind = messages.isOverdue(now()) || behind && !caughtUp;
    if (behind) {
      messages.secureAll();
    }
    folding.tellDue();
    pump();
    if (standing.endedAs() == Outcome.REMOVED) {
      context.owner().cancelTimer(timer);
    }
  }

  private boolean isOrdered() {
    return standing.terms().ordering() == DeliveryTerms.Ordering.VEHICLE;
  }

  private void disable(String reason) {
    if (standing.endedAs() == null) {
      LOG.warnf("%s is disabled: %s", standing.endpoint(), reason);
      tools.health().disable(standing.endpoint().id(), reason);
      end(Outcome.DISABLED);
    }
  }

  private void end(Outcome outcome) {
    standing.end(outcome);
    messages.endAll(outcome);
    folding.endAll(outcome);
    attempts.closeIfIdle();
  }

  private void pump() {
    attempts.pump();
    show();
  }

  private void show() {
    sizes.show(messages, folding.count(), attempts.running(), now());
  }

  private long now() {
    return tools.clock().millis();
  }
}
