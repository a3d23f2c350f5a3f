package io.fleet.stream.io.trace;

import io.fleet.events.Alert;
import io.fleet.events.TraceParent;

/** Goes on with the traces of events that told alerts. Never blocks. */
public interface AlertTraces extends AutoCloseable {
  /** Nobody collects spans: what comes after is told of the cause itself. */
  AlertTraces CARRIED = (cause, appendMs, alert) -> cause;

  /**
   * An alert goes to the log.
   *
   * @param cause of the event that told it, as the event's record carried it
   * @param appendMs when the log took that record, epoch milliseconds
   * @return what the alert's record carries
   */
  TraceParent told(TraceParent cause, long appendMs, Alert alert);

  /** Sends what is left, or gives it up within seconds. */
  @Override
  default void close() {}
}
