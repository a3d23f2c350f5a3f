package io.fleet.notifier.history;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.EventReader;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The resends and replays that were asked of this instance, the last of them in memory. One an
 * endpoint at a time; the work is done one after another.
 */
public final class Recoveries implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Recoveries.class);
  private static final int KEPT = 200;
  private static final int MAX_RUNNING = 20;

  private final Recovering recovering;
  private final Function<String, Optional<Endpoint>> endpoints;
  private final Clock clock;
  private final Deque<Recovery> all = new ArrayDeque<>();
  private final ExecutorService working =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "fleet-recovery");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param kafka connection settings of the log
   * @param readers of the topics that events come from
   * @param endpoints in force, by id
   * @param maxMessages that one request may bring
   */
  public Recoveries(
      Map<String, Object> kafka,
      Map<String, EventReader> readers,
      Function<String, Optional<Endpoint>> endpoints,
      int maxMessages,
      Clock clock) {
    this.endpoints = endpoints;
    this.recovering = new Recovering(Map.copyOf(kafka), Map.copyOf(readers), maxMessages);
    this.clock = clock;
  }

  /** The endpoint in force under this id. */
  public Optional<Endpoint> endpoint(String id) {
    return endpoints.apply(id);
  }

  /** Ends after which a message can be asked for again. */
  public static Set<String> undelivered() {
    return Undelivered.OUTCOMES;
  }

  /**
   * One message once more, delivered or not.
   *
   * @throws IllegalStateException if another recovery of the endpoint runs, or too many do
   */
  public Recovery resend(Endpoint endpoint, String messageId) {
    return start(
        endpoint,
        Recovery.Kind.RESEND,
        progress -> recovering.resend(endpoint, messageId, 0, Set.of(), progress));
  }

  /**
   * All that ended undelivered.
   *
   * @param sinceMs when it ended, epoch milliseconds
   * @param outcomes of {@link #undelivered()}
   * @throws IllegalStateException if another recovery of the endpoint runs, or too many do
   */
  public Recovery resend(Endpoint endpoint, long sinceMs, Set<String> outcomes) {
    return start(
        endpoint,
        Recovery.Kind.RESEND,
        progress -> recovering.resend(endpoint, null, sinceMs, outcomes, progress));
  }

  /**
   * All that the endpoint asks for out of a time.
   *
   * @param fromMs when it was appended to the log, epoch milliseconds, inclusive
   * @param toMs exclusive
   * @throws IllegalStateException if another recovery of the endpoint runs, or too many do
   */
  public Recovery replay(Endpoint endpoint, long fromMs, long toMs) {
    return start(
        endpoint,
        Recovery.Kind.REPLAY,
        progress -> recovering.replay(endpoint, fromMs, toMs, progress));
  }

  /** Those of an endpoint, newest first. */
  public synchronized List<Recovery> of(String endpointId) {
    return all.stream().filter(each -> each.endpointId().equals(endpointId)).toList();
  }

  private synchronized Recovery start(
      Endpoint endpoint, Recovery.Kind kind, Consumer<Recovery> work) {
    List<Recovery> running =
        all.stream().filter(each -> each.state() == Recovery.State.RUNNING).toList();
    if (running.stream().anyMatch(each -> each.endpointId().equals(endpoint.id()))) {
      throw new IllegalStateException("a recovery of this endpoint is running");
    }
    if (running.size() >= MAX_RUNNING) {
      throw new IllegalStateException("too many recoveries are running");
    }
    Recovery recovery = new Recovery(endpoint.id(), kind, clock.millis());
    all.addFirst(recovery);
    while (all.size() > KEPT) {
      all.removeLast();
    }
    working.execute(() -> run(recovery, work));
    return recovery;
  }

  private void run(Recovery recovery, Consumer<Recovery> work) {
    try {
      work.accept(recovery);
      recovery.end(Recovery.State.DONE, clock.millis());
      LOG.infof("endpoint %s: %d messages queued again", recovery.endpointId(), recovery.queued());
    } catch (RuntimeException e) {
      LOG.warnf("endpoint %s: recovery failed: %s", recovery.endpointId(), e.getMessage());
      recovery.end(Recovery.State.FAILED, clock.millis());
    }
  }

  @Override
  public void close() {
    working.shutdownNow();
  }
}
