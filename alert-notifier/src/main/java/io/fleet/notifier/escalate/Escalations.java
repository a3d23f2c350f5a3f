package io.fleet.notifier.escalate;

import io.fleet.events.AlertAction;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointListener;
import io.fleet.notifier.endpoint.Escalation;
import io.fleet.notifier.endpoint.EventOutlet;
import io.fleet.notifier.escalate.EscalationMetrics.Outcome;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.EventSink;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.DeliveryStore;
import io.fleet.notifier.store.PendingIndex;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands before the lanes: what goes to an endpoint with an escalation begins to wait, in the
 * store, beside its delivery; who answers the alert ends the wait; else {@link #tick} gives it to
 * the second endpoint. Whether the first endpoint could be told makes no difference. For several
 * threads; never blocks.
 */
public final class Escalations implements EventSink, EndpointListener {
  private static final Comparator<Endpoint> SOONEST_FIRST =
      Comparator.comparing((Endpoint endpoint) -> endpoint.escalation().after())
          .thenComparing(Endpoint::id);

  private final EventSink lanes;
  private final Waits waits;
  private final WaitKeeper keeper;
  private final EscalationMetrics metrics;
  private final Clock clock;
  private final Map<String, Endpoint> escalating = new HashMap<>();
  private volatile List<Endpoint> from = List.of();
  private boolean actionsKnown;

  /**
   * @param lanes where events go on to
   * @param target where escalated alerts go
   */
  public Escalations(
      EventSink lanes,
      EventOutlet target,
      DeliveryStore store,
      EscalationSettings settings,
      EscalationMetrics metrics,
      Clock clock) {
    this.lanes = lanes;
    this.waits =
        new Waits(settings.waitingMax(), settings.grace(), new Answered(settings.answeredMax()));
    this.keeper = new WaitKeeper(waits, store, target, metrics, clock);
    this.metrics = metrics;
    this.clock = clock;
  }

  /** The event is settled once the lanes have settled it and its waits are stored. */
  @Override
  public void dispatch(Event event, Runnable settled) {
    List<Endpoint> telling =
        event.interim()
            ? from.stream().filter(endpoint -> endpoint.subscription().wants(event)).toList()
            : List.of();
    if (!event.interim()) {
      over(event);
    }
    AtomicInteger open = new AtomicInteger(telling.size() + 1);
    Runnable one =
        () -> {
          if (open.decrementAndGet() == 0) {
            settled.run();
          }
        };
    telling.forEach(endpoint -> tell(event, endpoint, one));
    lanes.dispatch(event, one);
  }

  private void tell(Event event, Endpoint endpoint, Runnable stored) {
    synchronized (waits) {
      if (waits.concerns(event)) {
        var wait = waits.tell(event, endpoint.id(), endpoint.escalation(), clock.millis());
        metrics.waiting(waits.size());
        if (wait.isPresent()) {
          keeper.save(wait.get(), stored);
          return;
        }
        if (waits.isFull()) {
          metrics.ended(Outcome.OVERFLOW, 1);
        }
      }
    }
    stored.run();
  }

  private void over(Event event) {
    synchronized (waits) {
      ended(waits.end(event.subjectId()), Outcome.OVER);
    }
  }

  /** Takes what somebody says about an alert. */
  void take(AlertAction action) {
    synchronized (waits) {
      ended(waits.take(action), Outcome.ANSWERED);
    }
  }

  private void ended(List<Wait> ended, Outcome outcome) {
    ended.forEach(keeper::forget);
    metrics.ended(outcome, ended.size());
    metrics.waiting(waits.size());
  }

  /** All that was said before now has been taken: from here on alerts may be escalated. */
  void actionsKnown() {
    synchronized (waits) {
      actionsKnown = true;
    }
  }

  /**
   * Takes up what waited before a restart.
   *
   * @return false if the message is none of these but one of a lane
   */
  public boolean restore(PendingIndex pending) {
    if (!Wait.isOne(pending)) {
      return false;
    }
    synchronized (waits) {
      if (!waits.restore(pending)) {
        keeper.forget(Wait.restored(pending));
      }
      metrics.waiting(waits.size());
    }
    return true;
  }

  /**
   * Lets go of what another instance sees to from now on.
   *
   * @param shard whether what came from it is that one's
   */
  public void release(Predicate<Shard> shard) {
    synchronized (waits) {
      waits.release(shard);
      metrics.waiting(waits.size());
    }
  }

  /** Escalates what is due; to be called every second or so. */
  public void tick() {
    synchronized (waits) {
      keeper.saveAgain();
      if (actionsKnown) {
        keeper.tellDue(clock.millis());
      }
      metrics.waiting(waits.size());
    }
  }

  @Override
  public synchronized void inForce(Endpoint endpoint) {
    Escalation escalation = endpoint.escalation();
    if (escalation == null) {
      escalating.remove(endpoint.id());
    } else {
      escalating.put(endpoint.id(), endpoint);
    }
    from = escalating.values().stream().sorted(SOONEST_FIRST).toList();
  }

  /** What waits already goes on waiting. */
  @Override
  public synchronized void removed(String endpointId) {
    escalating.remove(endpointId);
    from = escalating.values().stream().sorted(SOONEST_FIRST).toList();
  }
}
