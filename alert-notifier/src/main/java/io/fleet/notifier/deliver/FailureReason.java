package io.fleet.notifier.deliver;

import io.fleet.notifier.deliver.AttemptResult.Kind;
import io.fleet.notifier.deliver.guard.RefusedAddressException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import javax.net.ssl.SSLException;

/** Puts into fixed words why no status came; exceptions' own messages may carry addresses. */
final class FailureReason {
  /** The special before the general. */
  private static final List<Words> WORDS =
      List.of(
          new Words(UnknownHostException.class, "host not found"),
          new Words(ConnectTimeoutException.class, "no connection in time"),
          new Words(NoRouteToHostException.class, "no route to host"),
          new Words(ConnectException.class, "connection refused"),
          new Words(SSLException.class, "TLS failed"),
          new Words(HttpClosedException.class, "connection closed"),
          new Words(StreamResetException.class, "connection closed"),
          new Words(SocketException.class, "connection closed"),
          new Words(ClosedChannelException.class, "connection closed"),
          new Words(TooLongFrameException.class, "answer's head too long"),
          new Words(IllegalArgumentException.class, "answer is not HTTP"),
          new Words(IllegalStateException.class, "answer is not HTTP"),
          new Words(VertxException.class, "answer is not HTTP"));

  private record Words(Class<? extends Throwable> type, String reason) {}

  private FailureReason() {}

  static AttemptResult of(Throwable e) {
    if (e instanceof RefusedAddressException) {
      return AttemptResult.of(Kind.REFUSED, e.getMessage());
    }
    String reason =
        WORDS.stream()
            .filter(words -> words.type().isInstance(e))
            .map(Words::reason)
            .findFirst()
            .orElseGet(() -> e.getClass().getSimpleName());
    return AttemptResult.of(Kind.UNREACHABLE, reason);
  }
}
