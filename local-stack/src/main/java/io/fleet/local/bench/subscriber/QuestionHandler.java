package io.fleet.local.bench.subscriber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.function.IntFunction;

/** Says what has come of a round. */
final class QuestionHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final IntFunction<RoundLedger> ledgers;

  QuestionHandler(IntFunction<RoundLedger> ledgers) {
    this.ledgers = ledgers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
      throws JsonProcessingException {
    int round = Integer.parseInt(request.uri().substring(1));
    byte[] body = JSON.writeValueAsBytes(ledgers.apply(round).receipts());
    DefaultFullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
    answer.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
    context.writeAndFlush(answer, context.voidPromise());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
