package io.fleet.gateway.mqtt;

import io.fleet.events.Refusal;
import io.fleet.gateway.admit.Admission;
import io.fleet.gateway.admit.AdmittedBody;
import io.fleet.gateway.admit.BodyRefusedException;
import io.fleet.gateway.admit.BodyShape;
import io.fleet.gateway.admit.Channel;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.admit.RateLimits;
import io.fleet.gateway.admit.VehicleScope;
import io.fleet.gateway.admit.VehicleScopes;
import io.fleet.gateway.admit.Verdict;
import io.fleet.gateway.command.CommandDesk;
import io.fleet.gateway.publish.Ledger;
import io.fleet.gateway.publish.TelemetryPublisher;
import io.fleet.gateway.trace.IntakeTrace;
import io.fleet.gateway.trace.IntakeTraces;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Leads one payload from its arrival to its answer: judge, publish, answer. A device cannot read
 * what was wrong with a payload, so everything that is refused is kept as a dead letter.
 */
@Singleton
class MqttIntake {
  /** The protocol in metrics. */
  static final String PROTOCOL = "mqtt";

  /** There is no memory for it now. */
  static final Answer OVERLOADED = PublishRefusal.OVERLOADED.answer(true, true);

  /** Sent again later it may pass; a negative acknowledgement would forbid that. */
  private static final Answer RATE_LIMITED = PublishRefusal.RATE_LIMITED.answer(true, true);

  private static final Answer LOG_AWAY =
      new Answer.HangUp(MqttDisconnectReasonCode.SERVER_BUSY, "log_away");

  private static final Answer INTERNAL =
      new Answer.HangUp(MqttDisconnectReasonCode.IMPLEMENTATION_SPECIFIC_ERROR, "internal");

  private static final Logger LOG = Logger.getLogger(MqttIntake.class);

  /** The payload, and the events cut out of it. */
  private static final int COPIES = 2;

  private final Admission admission;
  private final VehicleScopes scopes;
  private final RateLimits rateLimits;
  private final InFlightBytes inFlight;
  private final TelemetryPublisher publisher;
  private final Ledger ledger;
  private final IntakeTraces traces;
  private final CommandDesk commands;

  MqttIntake(
      Admission admission,
      VehicleScopes scopes,
      RateLimits rateLimits,
      InFlightBytes inFlight,
      TelemetryPublisher publisher,
      Ledger ledger,
      IntakeTraces traces,
      CommandDesk commands) {
    this.admission = admission;
    this.scopes = scopes;
    this.rateLimits = rateLimits;
    this.inFlight = inFlight;
    this.publisher = publisher;
    this.ledger = ledger;
    this.traces = traces;
    this.commands = commands;
  }

  /**
   * Takes the payload of a device's message; never blocks. Payloads go to the log in the order of
   * the calls.
   *
   * @return the answer, once the log has acknowledged or failed to; never fails
   */
  CompletionStage<Answer> take(String deviceId, Channel channel, byte[] payload) {
    IntakeTrace trace = traces.begin(PROTOCOL, channel, null);
    return hold(
            payload, () -> publishWithinRate(deviceId, admit(deviceId, channel, payload), trace))
        .whenComplete((answer, failure) -> trace.ended(answer instanceof Answer.HangUp));
  }

  /** Takes what a device says about a command, in the same way. */
  CompletionStage<Answer> takeReply(String deviceId, byte[] payload) {
    return hold(
        payload,
        () -> {
          try {
            return commands
                .answered(deviceId, payload)
                .handle((done, failure) -> failure == null ? Answer.Acknowledge.STORED : LOG_AWAY);
          } catch (Refusal.RefusedException e) {
            VehicleScope own = scopes.ofDevice(deviceId);
            AdmittedBody kept = admission.keepRefused(payload, e.refusal(), Channel.EVENTS, own);
            return publish(kept, IntakeTrace.NONE);
          }
        });
  }

  private CompletionStage<Answer> hold(byte[] payload, Supplier<CompletionStage<Answer>> work) {
    InFlightBytes.Share share = inFlight.open();
    try {
      share.take(COPIES * payload.length);
      return work.get().whenComplete((answer, failure) -> share.close());
    } catch (BodyRefusedException e) {
      ledger.refusedRequest(PROTOCOL, PublishRefusal.OVERLOADED.tag());
      return CompletableFuture.completedFuture(OVERLOADED);
    } catch (RuntimeException e) {
      share.close();
      LOG.error("message failed", e);
      return CompletableFuture.completedFuture(INTERNAL);
    }
  }

  private CompletionStage<Answer> publishWithinRate(
      String deviceId, AdmittedBody body, IntakeTrace trace) {
    if (rateLimits.take(deviceId, body).isPresent()) {
      ledger.refusedRequest(PROTOCOL, PublishRefusal.RATE_LIMITED.tag());
      return CompletableFuture.completedFuture(RATE_LIMITED);
    }
    return publish(body, trace);
  }

  private CompletionStage<Answer> publish(AdmittedBody body, IntakeTrace trace) {
    trace.judged(body);
    long arrivedNanos = System.nanoTime();
    return publisher
        .publish(body, trace.parent())
        .handle((done, failure) -> answer(body, failure, System.nanoTime() - arrivedNanos));
  }

  private AdmittedBody admit(String deviceId, Channel channel, byte[] payload) {
    VehicleScope own = scopes.ofDevice(deviceId);
    return admission.admitOrKeep(payload, BodyShape.BY_CONTENT, channel, own);
  }

  private Answer answer(AdmittedBody body, Throwable failure, long elapsedNanos) {
    if (failure != null) {
      ledger.undeliverable(PROTOCOL, body);
      return LOG_AWAY;
    }
    ledger.published(PROTOCOL, body, elapsedNanos);
    return body.accepted() == body.size() ? Answer.Acknowledge.STORED : refused(body);
  }

  private static Answer refused(AdmittedBody body) {
    Refusal first = null;
    for (Verdict verdict : body.verdicts()) {
      first = first == null && !verdict.isAccepted() ? verdict.refusal() : first;
    }
    String reason =
        "accepted %d, refused %d; first: %s: %s"
            .formatted(
                body.accepted(), body.size() - body.accepted(), first.reason(), first.detail());
    return new Answer.Acknowledge(MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID, reason);
  }
}
