package io.fleet.gateway.http;

import io.fleet.events.TraceParent;
import io.fleet.gateway.admit.Admission;
import io.fleet.gateway.admit.AdmittedBody;
import io.fleet.gateway.admit.BodyRefusedException;
import io.fleet.gateway.admit.Channel;
import io.fleet.gateway.admit.Encoding;
import io.fleet.gateway.admit.Expansion;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.admit.Limits;
import io.fleet.gateway.admit.RateLimits;
import io.fleet.gateway.admit.VehicleScope;
import io.fleet.gateway.publish.Ledger;
import io.fleet.gateway.publish.LogUnavailableException;
import io.fleet.gateway.publish.TelemetryPublisher;
import io.fleet.gateway.trace.IntakeTrace;
import io.fleet.gateway.trace.IntakeTraces;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Leads one request from its first byte to its answer: gather, expand, judge, publish, reply. Small
 * bodies stay on the event loop, large ones are judged on a worker; nobody waits for the network.
 */
@Singleton
public class TelemetryIntake {
  private static final String PROTOCOL = "http";
  private static final int EVENT_LOOP_BYTES = 16 * 1024;
  private static final int OUR_FAULT = 500;

  private final Admission admission;
  private final Limits limits;
  private final RateLimits rateLimits;
  private final InFlightBytes inFlight;
  private final TelemetryPublisher publisher;
  private final Ledger ledger;
  private final IntakeTraces traces;
  private final Problems problems;
  private final HttpPatience patience;
  private final Vertx vertx;

  TelemetryIntake(
      Admission admission,
      Limits limits,
      RateLimits rateLimits,
      InFlightBytes inFlight,
      TelemetryPublisher publisher,
      Ledger ledger,
      IntakeTraces traces,
      Problems problems,
      HttpPatience patience,
      Vertx vertx) {
    this.admission = admission;
    this.limits = limits;
    this.rateLimits = rateLimits;
    this.inFlight = inFlight;
    this.publisher = publisher;
    this.ledger = ledger;
    this.traces = traces;
    this.problems = problems;
    this.patience = patience;
    this.vertx = vertx;
  }

  /**
   * Answers the request; the Uni never fails for what the sender or the log did.
   *
   * @param channel what the path says the body holds
   * @param scope the vehicles the sender may speak for
   */
  Uni<Response> take(HttpServerRequest request, Channel channel, VehicleScope scope) {
    return take(request, new Intent(PROTOCOL, channel, json -> new Intent.Content(json, scope)));
  }

  /** Answers a request whose body is not telemetry as such; the Uni never fails either. */
  Uni<Response> take(HttpServerRequest request, Intent intent) {
    InFlightBytes.Share share = inFlight.open();
    IntakeTrace trace =
        traces.begin(intent.protocol(), intent.channel(), request.getHeader(TraceParent.HEADER));
    return Uni.createFrom()
        .deferred(() -> gather(request, intent, share, trace))
        .onFailure(ProblemException.class)
        .recoverWithItem(failure -> refuse(intent, (ProblemException) failure))
        .onTermination()
        .invoke(
            (response, failure, cancelled) -> {
              share.close();
              trace.ended(failure != null || response != null && response.getStatus() >= OUR_FAULT);
            });
  }

  private Uni<Response> gather(
      HttpServerRequest request, Intent intent, InFlightBytes.Share share, IntakeTrace trace) {
    ContentKind kind =
        ContentKind.of(
            typeOf(request, intent.channel()),
            request.headers().getAll(HttpHeaders.CONTENT_ENCODING));
    Uni<byte[]> body =
        Uni.createFrom()
            .completionStage(
                BodyCollector.collect(
                    request, share, limits.maxBodyBytes(), patience.body(), vertx));
    return body.chain(bytes -> judge(bytes, kind, intent, share, trace));
  }

  /** A button has no words, and need not say in which form. */
  private static String typeOf(HttpServerRequest request, Channel channel) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type == null && channel == Channel.SOS ? MediaType.APPLICATION_JSON : type;
  }

  private Uni<Response> judge(
      byte[] bytes, ContentKind kind, Intent intent, InFlightBytes.Share share, IntakeTrace trace) {
    long arrivedNanos = System.nanoTime();
    Uni<AdmittedBody> admitted = Uni.createFrom().item(() -> admit(bytes, kind, intent, share));
    if (bytes.length > EVENT_LOOP_BYTES || kind.encoding() != Encoding.IDENTITY) {
      admitted = admitted.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
    return admitted.chain(body -> publish(intent.protocol(), body, arrivedNanos, trace));
  }

  private AdmittedBody admit(
      byte[] bytes, ContentKind kind, Intent intent, InFlightBytes.Share share) {
    try {
      byte[] json = Expansion.expand(kind.encoding(), bytes, limits.maxExpandedBytes(), share);
      share.take(json.length); // the events' own copies
      Intent.Content content = intent.reading().read(json);
      AdmittedBody body =
          admission.admit(content.json(), kind.shape(), intent.channel(), content.scope());
      limit(content.scope(), body);
      return body;
    } catch (BodyRefusedException e) {
      throw ProblemException.of(e);
    }
  }

  private void limit(VehicleScope scope, AdmittedBody body) {
    scope
        .sender()
        .flatMap(sender -> rateLimits.take(sender, body))
        .ifPresent(
            wait -> {
              throw ProblemException.rateLimited(wait);
            });
  }

  private Uni<Response> publish(
      String protocol, AdmittedBody body, long arrivedNanos, IntakeTrace trace) {
    trace.judged(body);
    return Uni.createFrom()
        .completionStage(() -> publisher.publish(body, trace.parent()))
        .map(
            done -> {
              ledger.published(protocol, body, System.nanoTime() - arrivedNanos);
              return reply(body);
            })
        .onFailure()
        .recoverWithItem(failure -> undeliverable(protocol, body, failure));
  }

  private Response reply(AdmittedBody body) {
    if (body.isWhollyRefused()) {
      return problems.unprocessable(body);
    }
    return Response.accepted(TelemetryReply.json(body))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private Response undeliverable(String protocol, AdmittedBody body, Throwable failure) {
    ledger.undeliverable(protocol, body);
    ProblemType type =
        failure instanceof LogUnavailableException
                || failure instanceof java.util.concurrent.TimeoutException
            ? ProblemType.LOG_AWAY
            : ProblemType.INTERNAL;
    return problems.answer(type, null);
  }

  private Response refuse(Intent intent, ProblemException problem) {
    ledger.refusedRequest(intent.protocol(), problem.type().slug());
    return problems.answer(problem);
  }
}
