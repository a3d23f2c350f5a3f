package io.fleet.gateway.mqtt;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrafficShapingOptions;
import io.vertx.core.streams.ReadStream;

/** A socket server whose connections pass a door before their handler has them. */
final class GuardedServer implements NetServer {
  private final NetServer server;
  private final Door door;
  private final Vertx vertx;

  GuardedServer(NetServer server, Door door, Vertx vertx) {
    this.server = server;
    this.door = door;
    this.vertx = vertx;
  }

  @Override
  public NetServer connectHandler(Handler<NetSocket> handler) {
    server.connectHandler(door.before(handler, vertx));
    return this;
  }

  @Override
  public Handler<NetSocket> connectHandler() {
    return server.connectHandler();
  }

  @Override
  @Deprecated
  @SuppressWarnings("deprecation")
  public ReadStream<NetSocket> connectStream() {
    return server.connectStream();
  }

  @Override
  public Future<NetServer> listen() {
    return server.listen();
  }

  @Override
  public Future<NetServer> listen(SocketAddress address) {
    return server.listen(address);
  }

  @Override
  public NetServer exceptionHandler(Handler<Throwable> handler) {
    server.exceptionHandler(handler);
    return this;
  }

  @Override
  public Future<Void> close() {
    return server.close();
  }

  @Override
  public void close(Handler<AsyncResult<Void>> handler) {
    server.close().onComplete(handler);
  }

  @Override
  public int actualPort() {
    return server.actualPort();
  }

  @Override
  public Future<Boolean> updateSSLOptions(SSLOptions options, boolean force) {
    return server.updateSSLOptions(options, force);
  }

  @Override
  public void updateTrafficShapingOptions(TrafficShapingOptions options) {
    server.updateTrafficShapingOptions(options);
  }

  @Override
  public boolean isMetricsEnabled() {
    return server.isMetricsEnabled();
  }
}
