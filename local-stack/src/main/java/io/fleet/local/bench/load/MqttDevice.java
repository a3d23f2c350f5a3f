package io.fleet.local.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One device on one connection, with MQTT 3.1.1: connects, publishes on demand, counts what is
 * acknowledged. Everything but {@link #connected()} happens on its event loop.
 */
final class MqttDevice extends SimpleChannelInboundHandler<MqttMessage> {
  private static final int KEEP_ALIVE_S = 120;
  private static final int PACKET_IDS = 1 << 16;
  private static final byte QOS_1 = 0x32;
  private static final byte QOS_0 = 0x30;

  private final Credentials who;
  private final EventTemplate event;
  private final byte[] topic;
  private final CompletableFuture<Void> connected = new CompletableFuture<>();
  private final Latencies latencies = new Latencies();
  private final long[] sentNs;
  private final Consumer<MqttDevice> onAcknowledged;
  private ChannelHandlerContext context;
  private long timeMs;
  private int packetId;
  private long sent;
  private long acknowledged;
  private boolean leaving;
  private boolean lost;

  /**
   * @param firstTimeMs time of its first event; each further one is 1 ms later
   * @param mostUnacknowledged messages, 1 to 65535, so many times of sending are remembered
   * @param onAcknowledged told after every acknowledgement, may publish
   */
  MqttDevice(
      Credentials who,
      long firstTimeMs,
      int mostUnacknowledged,
      Consumer<MqttDevice> onAcknowledged) {
    this.who = who;
    this.event = new EventTemplate(who.deviceId());
    this.topic = ("devices/" + who.deviceId() + "/telemetry").getBytes(StandardCharsets.US_ASCII);
    this.timeMs = firstTimeMs;
    this.sentNs = new long[mostUnacknowledged];
    this.onAcknowledged = onAcknowledged;
  }

  /** Done when it is let in; fails when it is not. */
  CompletableFuture<Void> connected() {
    return connected;
  }

  /** Sends the next event; the caller flushes. */
  void publish(boolean acknowledge) {
    context.write(packet(acknowledge), context.voidPromise());
    sent++;
  }

  void flush() {
    context.flush();
  }

  /** Whether the socket takes more without waiting. */
  boolean isWritable() {
    return context.channel().isWritable();
  }

  void leave() {
    leaving = true;
    context.close();
  }

  long sent() {
    return sent;
  }

  long acknowledged() {
    return acknowledged;
  }

  boolean isLost() {
    return lost;
  }

  Latencies latencies() {
    return latencies;
  }

  private ByteBuf packet(boolean acknowledge) {
    byte[] payload = event.at(timeMs++);
    int remaining = 2 + topic.length + (acknowledge ? 2 : 0) + payload.length;
    ByteBuf packet = context.alloc().buffer(remaining + 4);
    packet.writeByte(acknowledge ? QOS_1 : QOS_0);
    for (int left = remaining; ; left >>>= 7) {
      boolean more = left > 0x7F;
      packet.writeByte(left & 0x7F | (more ? 0x80 : 0));
      if (!more) {
        break;
      }
    }
    packet.writeShort(topic.length).writeBytes(topic);
    if (acknowledge) {
      packetId = packetId == PACKET_IDS - 1 ? 1 : packetId + 1;
      sentNs[packetId % sentNs.length] = System.nanoTime();
      packet.writeShort(packetId);
    }
    return packet.writeBytes(payload);
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    context = active;
    active.writeAndFlush(
        MqttMessageBuilders.connect()
            .clientId(who.deviceId())
            .keepAlive(KEEP_ALIVE_S)
            .cleanSession(true)
            .username(who.deviceId())
            .password(who.token().getBytes(StandardCharsets.US_ASCII))
            .build());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext reading, MqttMessage message) {
    if (message.decoderResult().isFailure()) {
      reading.close();
      return;
    }
    switch (message.fixedHeader().messageType()) {
      case CONNACK -> welcome(((MqttConnAckMessage) message).variableHeader().connectReturnCode());
      case PUBACK -> {
        int id = ((MqttMessageIdVariableHeader) message.variableHeader()).messageId();
        latencies.add(System.nanoTime() - sentNs[id % sentNs.length]);
        acknowledged++;
        onAcknowledged.accept(this);
      }
      default -> {
        // answers to pings
      }
    }
  }

  private void welcome(MqttConnectReturnCode code) {
    if (code == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
      connected.complete(null);
    } else {
      connected.completeExceptionally(new IllegalStateException("not let in: " + code));
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext reading) {
    reading.flush();
  }

  /** Nothing was written for half of the keep-alive time. */
  @Override
  public void userEventTriggered(ChannelHandlerContext idle, Object event) {
    idle.writeAndFlush(
        new MqttMessage(
            new MqttFixedHeader(MqttMessageType.PINGREQ, false, MqttQoS.AT_MOST_ONCE, false, 0)));
  }

  @Override
  public void channelInactive(ChannelHandlerContext gone) {
    lost = !leaving;
    connected.completeExceptionally(new IllegalStateException("the connection ended"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
    failed.close();
  }
}
