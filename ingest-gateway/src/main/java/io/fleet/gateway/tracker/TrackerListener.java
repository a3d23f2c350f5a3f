package io.fleet.gateway.tracker;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Listens on one event loop; several share the port. HTTP/1.1 only, which is all that apps speak.
 */
final class TrackerListener extends AbstractVerticle {
  /** A URL with every parameter has about 300 bytes. */
  private static final int MAX_REQUEST_LINE = 4_096;

  private static final int MAX_HEADER_BYTES = 8_192;

  private final TrackerDesk desk;
  private final TrackerTraffic traffic;

  TrackerListener(TrackerDesk desk, TrackerTraffic traffic) {
    this.desk = desk;
    this.traffic = traffic;
  }

  @Override
  public void start(Promise<Void> started) {
    vertx
        .createHttpServer(options())
        .connectionHandler(this::connected)
        .exceptionHandler(failure -> {}) // broken handshakes and sockets, with what was sent
        .requestHandler(this::serve)
        .listen()
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private HttpServerOptions options() {
    TrackerSettings settings = desk.settings();
    HttpServerOptions options = new HttpServerOptions();
    options.setHost(settings.host()).setPort(settings.port());
    options.setMaxInitialLineLength(MAX_REQUEST_LINE).setMaxHeaderSize(MAX_HEADER_BYTES);
    options.setHandle100ContinueAutomatically(true);
    options.setHttp2ClearTextEnabled(false).setUseAlpn(false);
    options.setIdleTimeout((int) (settings.bodyPatience().toSeconds() * 2 + 1));
    options.setIdleTimeoutUnit(TimeUnit.SECONDS);
    options.setTcpKeepAlive(true);
    if (!settings.isPlain()) {
      options
          .setSsl(true)
          .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
          .setKeyCertOptions(
              new PemKeyCertOptions()
                  .setCertPath(settings.tls().certificate().toString())
                  .setKeyPath(settings.tls().key().toString()));
    }
    return options;
  }

  private void connected(HttpConnection connection) {
    if (!traffic.connected()) {
      connection.close();
      return;
    }
    RequestClock clock = new RequestClock(connection, vertx, desk.settings().headPatience());
    traffic.clocks().put(connection, clock);
    clock.expectRequest();
    connection.closeHandler(
        gone -> {
          clock.end();
          traffic.clocks().remove(connection);
          traffic.disconnected();
        });
  }

  private void serve(HttpServerRequest request) {
    RequestClock clock = traffic.clocks().get(request.connection());
    if (clock == null || !traffic.begin()) {
      request.connection().close(); // one too many, or the gateway is closing
      return;
    }
    clock.stop();
    AtomicBoolean over = new AtomicBoolean();
    Handler<Void> end =
        answered -> {
          if (over.compareAndSet(false, true)) {
            traffic.end();
            clock.expectRequest();
          }
        };
    request.response().endHandler(end).closeHandler(end);
    new TrackerRequest(request, desk, vertx).serve();
  }
}
