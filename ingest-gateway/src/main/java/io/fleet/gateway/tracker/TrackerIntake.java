package io.fleet.gateway.tracker;

import io.fleet.events.Refusal;
import io.fleet.gateway.admit.Admission;
import io.fleet.gateway.admit.AdmittedBody;
import io.fleet.gateway.admit.BodyRefusedException;
import io.fleet.gateway.admit.BodyShape;
import io.fleet.gateway.admit.Channel;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.admit.RateLimits;
import io.fleet.gateway.admit.VehicleScopes;
import io.fleet.gateway.admit.Verdict;
import io.fleet.gateway.publish.Ledger;
import io.fleet.gateway.publish.LogUnavailableException;
import io.fleet.gateway.publish.TelemetryPublisher;
import io.fleet.gateway.traccar.TrackerMessage;
import io.fleet.gateway.trace.IntakeTrace;
import io.fleet.gateway.trace.IntakeTraces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Leads a device's message to the log and its answer back. An app reads nothing but the status and
 * sends again whatever was not answered 200, its oldest first: so what is refused for good is kept
 * as a dead letter and answered 200, or one bad fix would hold all later ones back for ever.
 */
@Singleton
class TrackerIntake {
  /** The protocol in metrics. */
  static final String PROTOCOL = "tracker";

  private static final Logger LOG = Logger.getLogger(TrackerIntake.class);

  private final Admission admission;
  private final VehicleScopes scopes;
  private final RateLimits rateLimits;
  private final TelemetryPublisher publisher;
  private final Ledger ledger;
  private final IntakeTraces traces;
  private final Clock clock;

  TrackerIntake(
      Admission admission,
      VehicleScopes scopes,
      RateLimits rateLimits,
      TelemetryPublisher publisher,
      Ledger ledger,
      IntakeTraces traces,
      Clock clock) {
    this.admission = admission;
    this.scopes = scopes;
    this.rateLimits = rateLimits;
    this.publisher = publisher;
    this.ledger = ledger;
    this.traces = traces;
    this.clock = clock;
  }

  /**
   * Takes the message; never blocks.
   *
   * @param share pays for the events' own bytes
   * @return the answer, once the log has acknowledged or failed to; never fails
   */
  CompletionStage<Reply> take(String deviceId, TrackerMessage message, InFlightBytes.Share share) {
    IntakeTrace trace = traces.begin(PROTOCOL, Channel.TELEMETRY, null);
    return judge(deviceId, message, share, trace)
        .whenComplete((reply, failure) -> trace.ended(reply == null || reply.isOurFault()));
  }

  private CompletionStage<Reply> judge(
      String deviceId, TrackerMessage message, InFlightBytes.Share share, IntakeTrace trace) {
    long arrivedNanos = System.nanoTime();
    try {
      byte[] lines = message.lines(deviceId, clock.millis());
      share.take(2 * lines.length); // the lines, and the events cut out of them
      AdmittedBody body =
          admission.admit(lines, BodyShape.LINES, Channel.TELEMETRY, scopes.ofDevice(deviceId));
      if (rateLimits.take(deviceId, body).isPresent()) {
        return CompletableFuture.completedFuture(Reply.RATE_LIMITED);
      }
      trace.judged(body);
      return publisher
          .publish(body, trace.parent())
          .handle((done, failure) -> reply(body, failure, System.nanoTime() - arrivedNanos));
    } catch (BodyRefusedException e) {
      return CompletableFuture.completedFuture(reply(e));
    } catch (RuntimeException e) {
      LOG.error("message failed", e);
      return CompletableFuture.completedFuture(Reply.INTERNAL);
    }
  }

  private static Reply reply(BodyRefusedException refusal) {
    return switch (refusal.reason()) {
      case OVERLOADED -> Reply.OVERLOADED;
      case TOO_MANY_EVENTS -> Reply.TOO_MANY;
      case TOO_LARGE -> Reply.TOO_LARGE;
      case MALFORMED -> Reply.malformed(refusal.getMessage());
    };
  }

  private Reply reply(AdmittedBody body, Throwable failure, long elapsedNanos) {
    if (failure != null) {
      ledger.undeliverable(PROTOCOL, body);
      boolean away =
          failure instanceof LogUnavailableException || failure instanceof TimeoutException;
      return away ? Reply.LOG_AWAY : Reply.INTERNAL;
    }
    ledger.published(PROTOCOL, body, elapsedNanos);
    for (Verdict verdict : body.verdicts()) {
      if (!verdict.isAccepted()) {
        Refusal refusal = verdict.refusal();
        return Reply.refused(refusal.reason(), refusal.detail());
      }
    }
    return Reply.STORED;
  }
}
