package io.fleet.notifier.escalate;

import io.fleet.events.AlertAction;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Alerts that need not be escalated any more: somebody has acknowledged or closed them, or it has
 * been done. Bounded, of too many the newest; not for several threads.
 */
final class Answered {
  private final int bound;
  private final Set<String> alertIds = new LinkedHashSet<>();

  Answered(int bound) {
    this.bound = bound;
  }

  /**
   * Takes what somebody says.
   *
   * @return whether it answers the alert
   */
  boolean take(AlertAction action) {
    switch (action.kind()) {
      case ACKNOWLEDGED, CLOSED -> {
        add(action.alertId());
        return true;
      }
      case REOPENED -> alertIds.remove(action.alertId());
      default -> {} // neither answers it
    }
    return false;
  }

  void add(String alertId) {
    alertIds.add(alertId);
    if (alertIds.size() > bound) {
      alertIds.remove(alertIds.iterator().next());
    }
  }

  boolean contains(String alertId) {
    return alertIds.contains(alertId);
  }
}
