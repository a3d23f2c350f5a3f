package io.fleet.stream.operator;

import io.fleet.stream.io.PublishedAlerts;
import java.io.Serializable;

/** Opens the topic of alerts for a subtask; returns at once. */
public interface PublishedAlertsFactory extends Serializable {
  PublishedAlerts open();

  /** Nobody can say what was published. */
  static PublishedAlertsFactory unknown() {
    return PublishedAlerts::unknown;
  }
}
