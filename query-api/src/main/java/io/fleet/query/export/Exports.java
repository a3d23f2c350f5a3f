package io.fleet.query.export;

import io.fleet.query.answer.Encoding;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Tells whole selections. What goes wrong before the first bytes are sent is a problem like any
 * other; after that the connection is cut off, so that nobody takes a part for the whole.
 */
@ApplicationScoped
public class Exports {
  /** Exports that run now. */
  static final String RUNNING = "fleet.query.export.running";

  /** Rows that were told, by form. */
  static final String ROWS = "fleet.query.export.rows";

  /** Exports that ended, by outcome: whole, refused, failed, broken, stalled, overtime or left. */
  static final String ENDED = "fleet.query.export.ended";

  private final ClickHouse store;
  private final ExportSettings settings;
  private final Caller caller;
  private final RoutingContext routing;
  private final Vertx vertx;
  private final Clock clock;
  private final MeterRegistry meters;
  private final ExportRoom room;

  Exports(
      ClickHouse store,
      ExportSettings settings,
      Caller caller,
      RoutingContext routing,
      Vertx vertx,
      Clock clock,
      MeterRegistry meters) {
    this.store = store;
    this.settings = settings;
    this.caller = caller;
    this.routing = routing;
    this.vertx = vertx;
    this.clock = clock;
    this.meters = meters;
    this.room = new ExportRoom(settings.atOnce(), settings.perCaller());
    Gauge.builder(RUNNING, room, ExportRoom::running).register(meters);
  }

  /**
   * An answer whose body is read from the store while it is sent, compressed as the client accepts.
   * To be returned by a method that runs on a worker thread.
   */
  public RestResponse<ExportBody> answer(Export<?, ?> export) {
    HttpServerRequest request = routing.request();
    Encoding encoding = Encoding.of(request);
    String name = caller.name();
    ExportBody body = new ExportBody(out -> send(export, encoding, name, request, out));
    encoding.announce(routing.response());
    return RestResponse.ResponseBuilder.ok(body, export.form().mediaType())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header(HttpHeaders.VARY, "Accept, Accept-Encoding, Authorization")
        .build();
  }

  private void send(
      Export<?, ?> export,
      Encoding encoding,
      String name,
      HttpServerRequest request,
      OutputStream out)
      throws IOException {
    try {
      room.enter(name);
    } catch (ProblemException e) {
      count("refused");
      Encoding.IDENTITY.announce(request.response());
      throw e;
    }
    try (Transfer transfer = new Transfer(out, request, settings, vertx, clock)) {
      Running<?, ?> running = running(export, encoding, transfer);
      try {
        running.run();
      } catch (ProblemException e) {
        Encoding.IDENTITY.announce(request.response());
        throw e;
      } finally {
        meters.counter(ROWS, "form", export.form().word()).increment(running.rows());
        count(running.outcome());
      }
    } finally {
      room.leave(name);
    }
  }

  private <R, T> Running<R, T> running(Export<R, T> export, Encoding encoding, Transfer transfer) {
    return new Running<>(export, store, settings.longest(), encoding, transfer);
  }

  private void count(String outcome) {
    meters.counter(ENDED, "outcome", outcome).increment();
  }
}
