package io.fleet.local.bench.subscriber;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** Answers 204 to a message and enters it; looks at the signature of every hundredth. */
final class MessageHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final int LOOK_AT_EVERY = 100;

  private final int endpoint;
  private final Webhook webhook;
  private final IntFunction<RoundLedger> ledgers;
  private final Clock clock;

  MessageHandler(int endpoint, Webhook webhook, IntFunction<RoundLedger> ledgers, Clock clock) {
    this.endpoint = endpoint;
    this.webhook = webhook;
    this.ledgers = ledgers;
    this.clock = clock;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    long atUs = NumberedAlert.microseconds(clock.instant());
    String body = request.content().toString(StandardCharsets.UTF_8);
    NumberedAlert alert = NumberedAlert.in(body);
    if (alert != null) {
      RoundLedger ledger = ledgers.apply(alert.round());
      ledger.add(endpoint, request.headers().get("webhook-id", ""), alert, atUs);
      if (alert.number() % LOOK_AT_EVERY == 0 && !isVerified(request, body)) {
        ledger.notVerified();
      }
    }
    DefaultFullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
    context.writeAndFlush(answer, context.voidPromise());
  }

  private boolean isVerified(FullHttpRequest request, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            each -> headers.put(each.getKey().toLowerCase(Locale.ROOT), List.of(each.getValue())));
    try {
      webhook.verify(body, headers);
      return true;
    } catch (WebhookVerificationException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
