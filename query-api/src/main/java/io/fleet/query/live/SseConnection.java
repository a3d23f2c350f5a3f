package io.fleet.query.live;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpConnection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/**
 * Server-sent events over HTTP. The reply asks for an event only when the one before has been
 * written to the socket, so that a client that does not read is seen.
 */
final class SseConnection implements ClientConnection {
  private final MultiEmitter<? super OutboundSseEvent> reply;
  private final Sse sse;
  private final HttpConnection connection;

  SseConnection(MultiEmitter<? super OutboundSseEvent> reply, Sse sse, HttpConnection connection) {
    this.reply = reply;
    this.sse = sse;
    this.connection = connection;
  }

  @Override
  public boolean isReady() {
    return reply.requested() > 0 && !reply.isCancelled();
  }

  @Override
  public void send(LiveEvent event) {
    OutboundSseEvent.Builder builder = sse.newEventBuilder();
    if (event.name() == null) {
      reply.emit(builder.comment("ping").build());
    } else {
      reply.emit(
          builder
              .name(event.name())
              .mediaType(MediaType.TEXT_PLAIN_TYPE)
              .data(String.class, event.data())
              .build());
    }
  }

  @Override
  public void end() {
    reply.complete();
  }

  @Override
  public void hangUp() {
    connection.close();
    reply.complete();
  }
}
