package io.fleet.gateway.mqtt;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a socket has to pass before Vert.x's MQTT server sees it: not too many from one address, not
 * too many that have not said who they are, and not too long about it however slowly the bytes
 * drip. Who does not read what it is sent is not read from either.
 */
@Singleton
class Door {
  /** Connections beyond those of devices: that have not sent their CONNECT, or are just closing. */
  static final int MAX_STRANGERS = 2_000;

  /** The handler that the MQTT server takes away when it has the CONNECT. */
  private static final String AWAITS_CONNECT = "timeoutOnConnect";

  private final ConnectGate gate;
  private final MqttMeters meters;
  private final int maxOpen;
  private final long patienceMs;
  private final AtomicInteger open = new AtomicInteger();

  Door(MqttSettings settings, TrustedNetworks trusted, MqttMeters meters) {
    this.gate = new ConnectGate(settings.connectsPerAddressPerS(), trusted, System::nanoTime);
    this.meters = meters;
    this.maxOpen = settings.maxConnections() + MAX_STRANGERS;
    this.patienceMs = settings.connectPatience().toMillis();
  }

  /** Lets a listener's sockets through to the server. */
  Handler<NetSocket> before(Handler<NetSocket> server, Vertx vertx) {
    return socket -> {
      Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
      String refusal = refusal(channel);
      if (refusal != null) {
        meters.refused(refusal);
        channel.config().setOption(ChannelOption.SO_LINGER, 0); // leaves nothing behind
        socket.close();
        return;
      }
      channel.closeFuture().addListener(closed -> open.decrementAndGet());
      server.handle(socket);
      channel.pipeline().addBefore("handler", "manners", Manners.INSTANCE);
      vertx.setTimer(patienceMs, id -> closeStranger(channel));
    };
  }

  private String refusal(Channel channel) {
    boolean admitted =
        !(channel.remoteAddress() instanceof InetSocketAddress remote)
            || gate.admits(remote.getAddress());
    if (!admitted) {
      return "address_rate";
    }
    if (open.incrementAndGet() > maxOpen) {
      open.decrementAndGet();
      return "too_many_sockets";
    }
    return null;
  }

  private void closeStranger(Channel channel) {
    if (channel.isOpen() && channel.pipeline().get(AWAITS_CONNECT) != null) {
      meters.refused("no_connect");
      channel.close();
    }
  }

  /**
   * Takes the server's own keep-alive away, which closes without a word at the moment at which
   * {@link ConnectionClock} says one. Closes at a second CONNECT: at one of another protocol level
   * the server would forget whom it has let in, and nobody would hear that the device is gone.
   * Stops reading while what was written waits for the device to take it, and closes if it does not
   * for long.
   */
  @ChannelHandler.Sharable
  private static final class Manners extends ChannelInboundHandlerAdapter {
    private static final Manners INSTANCE = new Manners();
    private static final long PATIENCE_S = 30;
    private static final List<String> KEEP_ALIVE = List.of("idle", "keepAliveHandler");
    private static final AttributeKey<Boolean> INTRODUCED = AttributeKey.valueOf("introduced");

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (isConnect(message)
          && context.channel().attr(INTRODUCED).getAndSet(Boolean.TRUE) != null) {
        ReferenceCountUtil.release(message);
        context.close();
        return;
      }
      context.fireChannelRead(message);
      if (message instanceof MqttConnectMessage) {
        for (String name : KEEP_ALIVE) {
          if (context.pipeline().get(name) != null) {
            context.pipeline().remove(name);
          }
        }
      }
    }

    /** Whether it is one, also one that cannot be read. */
    private static boolean isConnect(Object message) {
      return message instanceof MqttMessage packet
          && packet.fixedHeader() != null
          && packet.fixedHeader().messageType() == MqttMessageType.CONNECT;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      Channel channel = context.channel();
      channel.config().setAutoRead(channel.isWritable());
      if (!channel.isWritable()) {
        context.executor().schedule(() -> closeStuck(channel), PATIENCE_S, TimeUnit.SECONDS);
      }
      context.fireChannelWritabilityChanged();
    }

    private static void closeStuck(Channel channel) {
      if (channel.isOpen() && !channel.isWritable()) {
        channel.close();
      }
    }
  }
}
