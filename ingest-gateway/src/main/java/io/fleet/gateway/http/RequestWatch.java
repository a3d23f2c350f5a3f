package io.fleet.gateway.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/**
 * Remembers since when a connection owes its sender an answer: from the first byte that arrives
 * until something is written. Lives on the connection's event loop.
 */
final class RequestWatch extends ChannelDuplexHandler {
  private static final long NOTHING = Long.MIN_VALUE;

  private long sinceNanos = NOTHING;

  /** How long a request has been without an answer; 0 if there is none. */
  long waitingNanos(long nowNanos) {
    return sinceNanos == NOTHING ? 0 : nowNanos - sinceNanos;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (sinceNanos == NOTHING) {
      sinceNanos = System.nanoTime();
    }
    context.fireChannelRead(bytes);
  }

  @Override
  public void write(ChannelHandlerContext context, Object bytes, ChannelPromise promise) {
    sinceNanos = NOTHING;
    context.write(bytes, promise);
  }
}
