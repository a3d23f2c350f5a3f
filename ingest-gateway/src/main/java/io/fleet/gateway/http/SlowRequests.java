package io.fleet.gateway.http;

import io.fleet.gateway.publish.Ledger;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.netty.MainEventLoopGroup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends connections whose request does not come to an end, however steadily its bytes trickle in:
 * the server itself only knows idleness, and shows a request no sooner than its head is whole. So
 * every event loop looks at its own connections once a second.
 */
@Singleton
public class SlowRequests {
  private static final String WATCH = "fleet-request-watch";
  private static final long PERIOD_MS = 1_000;

  private final HttpPatience patience;
  private final Ledger ledger;
  private final EventLoopGroup loops;

  SlowRequests(HttpPatience patience, Ledger ledger, @MainEventLoopGroup EventLoopGroup loops) {
    this.patience = patience;
    this.ledger = ledger;
    this.loops = loops;
  }

  void start(@Observes StartupEvent event) {
    for (EventExecutor executor : loops) {
      if (executor instanceof SingleThreadEventLoop loop) {
        loop.scheduleWithFixedDelay(() -> sweep(loop), PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
      }
    }
  }

  private void sweep(SingleThreadEventLoop loop) {
    long nowNanos = System.nanoTime();
    List<Channel> overdue = new ArrayList<>();
    for (Iterator<Channel> all = loop.registeredChannelsIterator(); all.hasNext(); ) {
      Channel channel = all.next();
      if (isHttpServers(channel)
          && waitingNanos(channel, nowNanos) > patience.request().toNanos()) {
        overdue.add(channel);
      }
    }
    for (Channel channel : overdue) {
      ledger.refusedRequest("http", ProblemType.TIMEOUT.slug());
      channel.close();
    }
  }

  private static boolean isHttpServers(Channel channel) {
    return channel.parent() != null && channel.pipeline().get(HttpRequestDecoder.class) != null;
  }

  private static long waitingNanos(Channel channel, long nowNanos) {
    if (channel.pipeline().get(WATCH) instanceof RequestWatch watch) {
      return watch.waitingNanos(nowNanos);
    }
    channel.pipeline().addFirst(WATCH, new RequestWatch());
    return 0;
  }
}
