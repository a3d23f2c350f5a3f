package io.fleet.gateway.publish;

import io.fleet.events.TraceParent;
import io.fleet.gateway.admit.AdmittedBody;
import java.util.concurrent.CompletionStage;

/** Puts admitted telemetry into the log. */
public interface TelemetryPublisher {
  /**
   * Publishes what is accepted, and what is refused to the dead letters; never blocks.
   *
   * @param cause the span of the post, carried by every record of what is accepted; null if its way
   *     is not traced
   * @return done when the log has acknowledged all of it; fails with {@link
   *     LogUnavailableException} if it did not in time, and then part of it may be there
   */
  CompletionStage<Void> publish(AdmittedBody body, TraceParent cause);
}
