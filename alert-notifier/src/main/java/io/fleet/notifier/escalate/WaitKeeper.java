package io.fleet.notifier.escalate;

import io.fleet.notifier.endpoint.EventOutlet;
import io.fleet.notifier.escalate.EscalationMetrics.Outcome;
import io.fleet.notifier.store.DeliveryStore;
import io.fleet.notifier.store.Pending;
import io.fleet.notifier.store.StoredAt;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The durable side of the waits: stores them, reads them when they are due and forgets them once
 * the second endpoint's lane has settled the message, which then stands under its own id. Whoever
 * calls holds the waits' monitor, and so does what it does later on the store's threads.
 */
final class WaitKeeper {
  private static final Logger LOG = Logger.getLogger(WaitKeeper.class);
  private static final int BATCH = 200;
  private static final long RETRY_MS = 60_000;
  private static final long PATIENCE_MS = Duration.ofHours(1).toMillis();

  private final Waits waits;
  private final DeliveryStore store;
  private final EventOutlet target;
  private final EscalationMetrics metrics;
  private final Clock clock;
  private final Deque<Runnable> unsaved = new ArrayDeque<>();

  WaitKeeper(
      Waits waits,
      DeliveryStore store,
      EventOutlet target,
      EscalationMetrics metrics,
      Clock clock) {
    this.waits = waits;
    this.store = store;
    this.target = target;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Stores the wait as it is now, however long that takes, unless it ends before.
   *
   * @param stored runs once it is safe or needs no storing any more
   */
  void save(Wait wait, Runnable stored) {
    int save = wait.nextSave();
    store
        .save(wait.pending(), wait.storedAt())
        .whenComplete((at, e) -> saved(wait, save, at, e, stored));
  }

  private void saved(Wait wait, int save, StoredAt at, Throwable failure, Runnable stored) {
    synchronized (waits) {
      boolean newest = waits.holds(wait) && wait.isLatestSave(save);
      if (newest && failure != null) {
        LOG.warnf("escalation not stored yet: %s", failure.getMessage());
        unsaved.add(() -> save(wait, stored));
        return;
      }
      if (newest) {
        wait.stored(at);
      }
    }
    stored.run();
  }

  /** Tries again what could not be stored. */
  void saveAgain() {
    for (int n = unsaved.size(); n > 0; n--) {
      unsaved.remove().run();
    }
  }

  /** Takes a wait out of the store. Should that fail, it is told of after a restart. */
  void forget(Wait wait) {
    store
        .remove(wait.messageId(), wait.origin().shard(), wait.storedAt())
        .whenComplete(
            (done, e) -> {
              if (e != null) {
                LOG.warnf("an escalation that is over stays stored: %s", e.getMessage());
              }
            });
  }

  /** Tells the second endpoints of alerts whose time has come. */
  void tellDue(long nowMs) {
    List<Wait> due = waits.due(nowMs, BATCH);
    due.stream().filter(waits::isAnswered).forEach(this::dropAnswered);
    List<Wait> left = due.stream().filter(waits::holds).toList();
    if (left.isEmpty()) {
      return;
    }
    left.forEach(Wait::fire);
    store
        .read(left.stream().map(Wait::storedAt).toList())
        .whenComplete((found, e) -> read(left, found, e));
  }

  private void dropAnswered(Wait wait) {
    waits.told(wait);
    forget(wait);
    metrics.ended(Outcome.ANSWERED, 1);
  }

  private void read(List<Wait> due, Map<StoredAt, Pending> found, Throwable failure) {
    synchronized (waits) {
      if (failure != null) {
        LOG.warnf("escalations not readable yet: %s", failure.getMessage());
        due.forEach(wait -> wait.tryAgain(clock.millis()));
        return;
      }
      due.forEach(wait -> tell(wait, found.get(wait.storedAt())));
    }
  }

  private void tell(Wait wait, Pending content) {
    if (content == null) {
      LOG.error("the store no longer has an escalation");
      finish(wait, Outcome.LOST);
    } else if (!target.send(
        wait.toEndpointId(), content.event(), () -> finish(wait, Outcome.ESCALATED))) {
      wait(wait);
    }
  }

  /** The endpoint may yet come: after a start they come one after another. */
  private void wait(Wait wait) {
    long nowMs = clock.millis();
    if (nowMs - wait.dueMs() < PATIENCE_MS) {
      wait.tryAgain(nowMs + RETRY_MS);
    } else {
      LOG.warnf("no endpoint %s to escalate to", wait.toEndpointId());
      finish(wait, Outcome.NO_ENDPOINT);
    }
  }

  private void finish(Wait wait, Outcome outcome) {
    synchronized (waits) {
      waits.told(wait);
      forget(wait);
      metrics.ended(outcome, 1);
      metrics.waiting(waits.size());
    }
  }
}
