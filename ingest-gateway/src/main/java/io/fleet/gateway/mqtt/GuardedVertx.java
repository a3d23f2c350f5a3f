package io.fleet.gateway.mqtt;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;

/**
 * A Vert.x whose servers have a door before them. The MQTT server makes its socket server itself
 * and gives no access to it; this is where it can be had.
 */
final class GuardedVertx extends VertxWrapper {
  private final Door door;
  private NetServer server;

  GuardedVertx(Vertx vertx, Door door) {
    super((VertxInternal) vertx);
    this.door = door;
  }

  @Override
  public NetServer createNetServer(NetServerOptions options) {
    server = new GuardedServer(delegate.createNetServer(options), door, delegate);
    return server;
  }

  /** The socket server that was made last. */
  NetServer server() {
    return server;
  }
}
