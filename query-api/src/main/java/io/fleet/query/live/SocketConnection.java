package io.fleet.query.live;

import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;

/**
 * The events over a WebSocket: each a text message with one JSON object, {@code
 * {"event":…,"id":…,"data":…}}.
 */
final class SocketConnection implements ClientConnection {
  private static final short GOING_AWAY = 1001;

  private final ServerWebSocket socket;
  private final HttpConnection connection;
  private final Context context;

  SocketConnection(ServerWebSocket socket, HttpConnection connection, Context context) {
    this.socket = socket;
    this.connection = connection;
    this.context = context;
  }

  @Override
  public void execute(Runnable task) {
    context.runOnContext(nothing -> task.run());
  }

  @Override
  public boolean isReady() {
    return !socket.isClosed() && !socket.writeQueueFull();
  }

  @Override
  public void add(LiveEvent event, String id) {
    StringBuilder message = new StringBuilder("{\"event\":\"");
    message.append(event.isPing() ? "ping" : event.name()).append('"');
    if (id != null) {
      message.append(",\"id\":\"").append(id).append('"');
    }
    if (!event.isPing()) {
      message.append(",\"data\":").append(new String(event.json(), StandardCharsets.UTF_8));
    }
    socket.writeTextMessage(message.append('}').toString());
  }

  /** Messages are written as they are added. */
  @Override
  public void flush() {}

  @Override
  public void end() {
    execute(() -> socket.close(GOING_AWAY, "the stream ends"));
  }

  /** Without a handshake, which a client that does not read would not answer. */
  @Override
  public void hangUp() {
    connection.close();
  }
}
