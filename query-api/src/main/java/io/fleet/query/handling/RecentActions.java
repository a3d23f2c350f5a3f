package io.fleet.query.handling;

import io.fleet.events.AlertAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was said about alerts in the last minutes, of one action the first record: the store shows
 * it only some seconds after it was said. For several threads.
 */
@ApplicationScoped
public class RecentActions {
  /** How long it is kept, since it was said. */
  public static final Duration KEPT = Duration.ofMinutes(5);

  /** Actions at most; of more the newest are kept. */
  static final int BOUND = 500;

  private final Clock clock;
  private final Map<UUID, AlertAction> actions = new LinkedHashMap<>();

  RecentActions(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes what the log says.
   *
   * @return whether it is news
   */
  public synchronized boolean take(AlertAction action) {
    boolean isNew = actions.putIfAbsent(action.actionId(), action) == null;
    forget();
    return isNew;
  }

  /** All there are, in the log's order. */
  public synchronized List<AlertAction> all() {
    forget();
    return List.copyOf(actions.values());
  }

  private void forget() {
    long oldestMs = clock.millis() - KEPT.toMillis();
    Iterator<AlertAction> oldest = actions.values().iterator();
    while (oldest.hasNext() && (oldest.next().atMs() < oldestMs || actions.size() > BOUND)) {
      oldest.remove();
    }
  }
}
