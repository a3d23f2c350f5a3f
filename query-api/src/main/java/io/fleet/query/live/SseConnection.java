package io.fleet.query.live;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events over HTTP, many in one write. Written to the response itself: what has waited
 * together leaves together, and a response that is full says that its client does not read.
 */
final class SseConnection implements ClientConnection {
  private static final byte[] EVENT = ascii("event: ");
  private static final byte[] ID = ascii("\nid: ");
  private static final byte[] DATA = ascii("\ndata: ");
  private static final byte[] PING = ascii(": ping");
  private static final byte[] END = ascii("\n\n");

  private final RoutingContext routing;
  private final HttpServerResponse response;
  private final SseEventSink sink;
  private final Context context;
  private Buffer next = Buffer.buffer();
  private volatile boolean started;

  /**
   * @param sink what ends the answer
   * @param context of the connection
   */
  SseConnection(RoutingContext routing, SseEventSink sink, Context context) {
    this.routing = routing;
    this.response = routing.response();
    this.sink = sink;
    this.context = context;
  }

  /**
   * Begins the answer; before, it takes nothing.
   *
   * @param ready told when the client takes more again
   * @param gone told when the client has left
   */
  void start(Runnable ready, Runnable gone) {
    routing.addEndHandler(ended -> gone.run());
    response.drainHandler(nothing -> ready.run());
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Accel-Buffering", "no")
        .write(": hello\n\n");
    started = true;
    if (response.closed()) {
      gone.run();
    }
  }

  @Override
  public void execute(Runnable task) {
    context.runOnContext(nothing -> task.run());
  }

  @Override
  public boolean isReady() {
    return started && !response.closed() && !response.ended() && !response.writeQueueFull();
  }

  @Override
  public void add(LiveEvent event, String id) {
    if (event.isPing()) {
      next.appendBytes(PING);
    } else {
      next.appendBytes(EVENT).appendString(event.name());
    }
    if (id != null) {
      next.appendBytes(ID).appendString(id);
    }
    if (!event.isPing()) {
      next.appendBytes(DATA).appendBytes(event.json());
    }
    next.appendBytes(END);
  }

  @Override
  public void flush() {
    Buffer written = next;
    next = Buffer.buffer();
    response.write(written);
  }

  @Override
  public void end() {
    execute(sink::close);
  }

  @Override
  public void hangUp() {
    routing.request().connection().close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
