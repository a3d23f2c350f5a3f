package io.fleet.notifier.endpoint;

import io.fleet.notifier.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps in the endpoints' topic how endpoints fare. What lanes say counts here at once and is
 * written until the log takes it. Who owns an endpoint that is given up hears of it through the
 * lanes of the owner's other endpoints; should this instance die before that, the next one that
 * starts tells it.
 */
public final class StoredHealth implements EndpointHealth {
  private static final Logger LOG = Logger.getLogger(StoredHealth.class);
  private static final int MAX_ENDPOINTS = 2_000;
  private static final long TRY_AGAIN_S = 1;

  private final EndpointBook book;
  private final EndpointTopic topic;
  private final Supplier<EventOutlet> outlet;
  private final ScheduledExecutorService scheduler;
  private final Clock clock;

  /** What is on its way to the log: it is newer than the book. */
  private final Map<String, OptionalLong> failing = new ConcurrentHashMap<>();

  private final Map<String, EndpointStatus> disabled = new ConcurrentHashMap<>();

  /**
   * @param outlet the lanes, asked when there is something to tell
   * @param scheduler for what has to be tried again
   */
  public StoredHealth(
      EndpointBook book,
      EndpointTopic topic,
      Supplier<EventOutlet> outlet,
      ScheduledExecutorService scheduler,
      Clock clock) {
    this.book = book;
    this.topic = topic;
    this.outlet = outlet;
    this.scheduler = scheduler;
    this.clock = clock;
    book.whenRewritten(this::fileWritten);
  }

  /** Tells owners what an earlier life of this service did not get to tell; once loaded. */
  public void start() {
    book.untold().forEach(this::tellOwner);
  }

  @Override
  public OptionalLong failingSinceMs(String endpointId) {
    OptionalLong onItsWay = failing.get(endpointId);
    if (onItsWay != null) {
      return onItsWay;
    }
    EndpointView view = book.get(endpointId);
    return view == null ? OptionalLong.empty() : view.failingSinceMs();
  }

  @Override
  public void failingSince(String endpointId, OptionalLong sinceMs) {
    if (failingSinceMs(endpointId).equals(sinceMs)) {
      return;
    }
    failing.put(endpointId, sinceMs);
    writeFailing(endpointId, sinceMs);
  }

  private void writeFailing(String endpointId, OptionalLong sinceMs) {
    topic
        .writeFailingSince(endpointId, sinceMs.isPresent() ? sinceMs.getAsLong() : null)
        .whenComplete(
            (done, e) -> {
              if (e == null) {
                failing.remove(endpointId, sinceMs);
              } else {
                again(() -> rewriteFailing(endpointId, sinceMs));
              }
            });
  }

  /** Unless something newer is on its way. */
  private void rewriteFailing(String endpointId, OptionalLong sinceMs) {
    if (sinceMs.equals(failing.get(endpointId))) {
      writeFailing(endpointId, sinceMs);
    }
  }

  @Override
  public void disable(String endpointId, String reason) {
    EndpointView view = book.get(endpointId);
    boolean already = view == null || view.status().state() == EndpointState.DISABLED;
    EndpointStatus status =
        new EndpointStatus(EndpointState.DISABLED, reason, clock.millis(), false);
    if (!already && disabled.putIfAbsent(endpointId, status) == null) {
      LOG.warnf("endpoint %s disabled: %s", endpointId, reason);
      writeDisabled(endpointId, status);
    }
  }

  private void writeDisabled(String endpointId, EndpointStatus status) {
    topic
        .write(endpointId, status)
        .whenComplete(
            (done, e) -> {
              if (e == null) {
                disabled.remove(endpointId);
                tellOwner(endpointId);
              } else {
                again(() -> writeDisabled(endpointId, status));
              }
            });
  }

  /** Never to the endpoint itself; then it is written down that it was told. */
  private void tellOwner(String endpointId) {
    EndpointView view = book.get(endpointId);
    if (view == null || view.status().told()) {
      return;
    }
    Event event = DisabledEvent.of(view);
    List<EndpointView> hearers =
        book.after("", MAX_ENDPOINTS).stream().filter(other -> hears(other, view)).toList();
    EndpointStatus status = view.status();
    EndpointStatus told =
        new EndpointStatus(status.state(), status.reason(), status.sinceMs(), true);
    AtomicInteger open = new AtomicInteger(hearers.size() + 1);
    Runnable settled =
        () -> {
          if (open.decrementAndGet() == 0 && status.equals(statusOf(endpointId))) {
            topic.write(endpointId, told);
          }
        };
    for (EndpointView hearer : hearers) {
      if (!outlet.get().send(hearer.endpoint().id(), event, settled)) {
        settled.run();
      }
    }
    settled.run();
  }

  private EndpointStatus statusOf(String endpointId) {
    EndpointView view = book.get(endpointId);
    return view == null ? null : view.status();
  }

  private static boolean hears(EndpointView other, EndpointView disabled) {
    return !other.endpoint().id().equals(disabled.endpoint().id())
        && other.owner().equals(disabled.owner())
        && other.status().state() != EndpointState.DISABLED
        && other.endpoint().subscription().eventTypes().contains(DisabledEvent.TYPE);
  }

  /** Who writes an endpoint's file again wants it delivered to again. */
  private void fileWritten(String endpointId) {
    EndpointView view = book.get(endpointId);
    if (view != null && view.status().state() == EndpointState.DISABLED) {
      topic.write(endpointId, (EndpointStatus) null);
      failingSince(endpointId, OptionalLong.empty());
    }
  }

  private void again(Runnable work) {
    try {
      scheduler.schedule(work, TRY_AGAIN_S, TimeUnit.SECONDS);
    } catch (java.util.concurrent.RejectedExecutionException e) {
      LOG.debug("shutting down", e);
    }
  }
}
