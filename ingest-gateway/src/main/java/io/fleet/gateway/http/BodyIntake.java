package io.fleet.gateway.http;

import io.fleet.gateway.admit.BodyRefusedException;
import io.fleet.gateway.admit.Encoding;
import io.fleet.gateway.admit.Expansion;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.admit.Limits;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * Brings in the documents that people send: gathered, bounded, expanded, and handed over on a
 * worker thread. They have a memory bound of their own, so that a large import never takes from
 * devices what they need for telemetry.
 */
@Singleton
public class BodyIntake {
  private static final long BOUND_BYTES = 96L << 20;

  private final InFlightBytes inFlight = new InFlightBytes(BOUND_BYTES);
  private final Limits limits;
  private final HttpPatience patience;
  private final Vertx vertx;

  BodyIntake(Limits limits, HttpPatience patience, Vertx vertx) {
    this.limits = limits;
    this.patience = patience;
    this.vertx = vertx;
  }

  /**
   * Reads the request's body and goes on with it; to be called on the request's event loop.
   *
   * @param work is given the body as it was before compression, on a worker thread; the memory
   *     counts as used until what it returns is done
   * @return what the work returns; fails with {@link ProblemException} if there is no such body
   */
  public <T> Uni<T> take(
      HttpServerRequest request, Function<? super byte[], Uni<? extends T>> work) {
    InFlightBytes.Share share = inFlight.open();
    return Uni.createFrom()
        .deferred(() -> gather(request, share))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .chain(work)
        .onTermination()
        .invoke(share::close);
  }

  private Uni<byte[]> gather(HttpServerRequest request, InFlightBytes.Share share) {
    Encoding encoding =
        ContentKind.of("application/json", request.headers().getAll(HttpHeaders.CONTENT_ENCODING))
            .encoding();
    return Uni.createFrom()
        .completionStage(
            BodyCollector.collect(request, share, limits.maxBodyBytes(), patience.body(), vertx))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(body -> expanded(body, encoding, share));
  }

  private byte[] expanded(byte[] body, Encoding encoding, InFlightBytes.Share share) {
    try {
      byte[] plain = Expansion.expand(encoding, body, limits.maxExpandedBytes(), share);
      share.take(plain.length); // what is made of it
      return plain;
    } catch (BodyRefusedException e) {
      throw ProblemException.of(e);
    }
  }
}
