package io.fleet.local.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;

/**
 * Many devices on one event loop, connected a bounded number at a time. Closing hangs all of them
 * up.
 */
final class MqttCrowd implements AutoCloseable {
  private static final int CONNECTING_AT_A_TIME = 100;
  private static final int CONNECT_WAIT_S = 60;
  private static final int PING_AFTER_S = 60;
  private static final int END_WAIT_S = 10;

  private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
  private final EventLoop loop = loops.next();
  private final InetSocketAddress address;
  private final List<MqttDevice> devices = new ArrayList<>();

  MqttCrowd(InetSocketAddress address) {
    this.address = address;
  }

  /** The loop that every device of the crowd lives on. */
  EventLoop loop() {
    return loop;
  }

  List<MqttDevice> devices() {
    return devices;
  }

  /**
   * Connects them all.
   *
   * @throws ExecutionException if one is not let in
   */
  void connect(List<MqttDevice> all)
      throws InterruptedException, ExecutionException, TimeoutException {
    devices.addAll(all);
    Semaphore connecting = new Semaphore(CONNECTING_AT_A_TIME);
    for (MqttDevice device : all) {
      if (!connecting.tryAcquire(CONNECT_WAIT_S, TimeUnit.SECONDS)) {
        throw new TimeoutException("nobody is let in any more");
      }
      device.connected().whenComplete((done, failure) -> connecting.release());
      bootstrap(device).connect(address).addListener(future -> failed(device, future.cause()));
    }
    for (MqttDevice device : all) {
      device.connected().get(CONNECT_WAIT_S, TimeUnit.SECONDS);
    }
  }

  /** A figure of all devices together, at one moment. */
  long sum(ToLongFunction<MqttDevice> figure) throws InterruptedException, ExecutionException {
    return loop.submit(() -> devices.stream().mapToLong(figure).sum()).get();
  }

  private static void failed(MqttDevice device, Throwable cause) {
    if (cause != null) {
      device.connected().completeExceptionally(cause);
    }
  }

  private Bootstrap bootstrap(MqttDevice device) {
    return new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                ChannelPipeline pipeline = channel.pipeline();
                pipeline.addLast(new MqttDecoder(), MqttEncoder.INSTANCE);
                pipeline.addLast(new IdleStateHandler(0, PING_AFTER_S, 0), device);
              }
            });
  }

  @Override
  public void close() {
    loop.execute(() -> devices.forEach(MqttDevice::leave));
    loops
        .shutdownGracefully(0, END_WAIT_S, TimeUnit.SECONDS)
        .awaitUninterruptibly(END_WAIT_S, TimeUnit.SECONDS);
  }
}
