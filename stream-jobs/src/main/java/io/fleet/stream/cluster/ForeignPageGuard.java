package io.fleet.stream.cluster;

import java.util.Set;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaders;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/**
 * Keeps pages of other sites, open in a browser of this machine, away from a REST interface on the
 * loopback address: it takes code, and a form posted by such a page would reach it. Refused with
 * 403 is what names a host that is not the loopback (a name made to point here) and what comes from
 * another origin. Programs send no origin.
 */
final class ForeignPageGuard extends ChannelInboundHandlerAdapter {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private boolean refused;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && !refused && isForeign(request.headers())) {
      refused = true;
      context
          .writeAndFlush(
              new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN))
          .addListener(ChannelFutureListener.CLOSE);
    }
    if (refused) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private static boolean isForeign(HttpHeaders headers) {
    String host = headers.get(HttpHeaderNames.HOST);
    String origin = headers.get(HttpHeaderNames.ORIGIN);
    return host == null
        || !LOOPBACK.contains(withoutPort(host))
        || (origin != null && !origin.equals("http://" + host));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
