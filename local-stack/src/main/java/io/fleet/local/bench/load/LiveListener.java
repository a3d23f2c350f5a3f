package io.fleet.local.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.CharsetUtil;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;

/**
 * One client of the live stream: reads lines, and of those with an alert its number and the time it
 * was written at. Written by its event loop, read by another thread.
 */
final class LiveListener extends ChannelInboundHandlerAdapter {
  private static final int SHOWN = 200;
  private static final byte[] SNAPSHOT = ascii("event: snapshot");
  private static final byte[] NUMBER = ascii("\"bench_number\":");
  private static final byte[] SENT_AT = ascii("\"bench_sent_us\":");
  private static final long NANOS_PER_US = 1_000;

  private final BitSet heard;
  private final Latencies latencies;
  private final byte[] line = new byte[4_096];
  private int length;
  private volatile String start = "";
  private volatile boolean welcome;
  private volatile boolean gone;
  private volatile int distinct;
  private volatile int repeated;

  LiveListener(int alerts, Latencies latencies) {
    this.heard = new BitSet(alerts);
    this.latencies = latencies;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (start.isEmpty()) {
        start = bytes.toString(0, Math.min(SHOWN, bytes.readableBytes()), CharsetUtil.US_ASCII);
      }
      while (bytes.isReadable()) {
        take(bytes.readByte());
      }
    } finally {
      bytes.release();
    }
  }

  private void take(byte next) {
    if (next != '\n') {
      if (length < line.length) {
        line[length++] = next;
      }
      return;
    }
    if (!welcome && find(SNAPSHOT) == SNAPSHOT.length) {
      welcome = true;
    } else if (length > NUMBER.length && line[0] == 'd') {
      alert();
    }
    length = 0;
  }

  private void alert() {
    int number = find(NUMBER);
    int sentAt = find(SENT_AT);
    if (number < 0 || sentAt < 0) {
      return;
    }
    int alert = (int) digits(number);
    if (heard.get(alert)) {
      repeated++;
      return;
    }
    heard.set(alert);
    distinct++;
    long nowUs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    latencies.add((nowUs - digits(sentAt)) * NANOS_PER_US);
  }

  /** The place behind a word of the line, negative if it is not there. */
  private int find(byte[] word) {
    for (int from = 0; from + word.length <= length; from++) {
      int i = 0;
      while (i < word.length && line[from + i] == word[i]) {
        i++;
      }
      if (i == word.length) {
        return from + i;
      }
    }
    return -1;
  }

  private long digits(int from) {
    long number = 0;
    for (int i = from; i < length && Character.isDigit(line[i]); i++) {
      number = number * 10 + line[i] - '0';
    }
    return number;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    gone = true;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    gone = true;
    context.close();
  }

  boolean isWelcome() {
    return welcome;
  }

  boolean isGone() {
    return gone;
  }

  /** What was answered first. */
  String start() {
    return start;
  }

  int distinct() {
    return distinct;
  }

  int repeated() {
    return repeated;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(CharsetUtil.US_ASCII);
  }
}
