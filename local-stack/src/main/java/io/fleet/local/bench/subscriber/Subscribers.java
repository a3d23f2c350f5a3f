package io.fleet.local.bench.subscriber;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Receivers of webhooks in a process of their own, each at a port of the loopback address; they
 * answer 204 at once. A further one takes connections and never says anything. Says where they are
 * in one line, and at a port for questions, {@code GET /<round>}, what came. Ends when its standard
 * input does.
 */
@Command(name = "subscribers")
final class Subscribers implements Callable<Integer> {
  static final String READY = "subscribers ";
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--live", required = true)
  private int live;

  @Option(names = "--secret", required = true, description = "a bench's own, good for nothing else")
  private String secret;

  /** One thread, so that the ledgers are that thread's alone. */
  private final NioEventLoopGroup loop = new NioEventLoopGroup(1);

  private final Map<Integer, RoundLedger> rounds = new HashMap<>();

  /**
   * Where they are.
   *
   * @param live ports that answer
   * @param dead the port that does not
   * @param questions the port for questions
   */
  record Ports(List<Integer> live, int dead, int questions) {}

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Subscribers()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<Integer> ports = new ArrayList<>();
    Webhook webhook = new Webhook(secret);
    for (int i = 0; i < live; i++) {
      int endpoint = i;
      ports.add(
          listen(() -> new MessageHandler(endpoint, webhook, this::ledger, Clock.systemUTC())));
    }
    int questions = listen(() -> new QuestionHandler(this::ledger));
    System.out.println(READY + JSON.writeValueAsString(new Ports(ports, listenDead(), questions)));
    System.out.flush();
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
    return 0;
  }

  private RoundLedger ledger(int round) {
    return rounds.computeIfAbsent(round, number -> new RoundLedger(live));
  }

  private int listen(Supplier<ChannelHandler> handler) {
    return bind(
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(SocketChannel accepted) {
            accepted
                .pipeline()
                .addLast(new HttpServerCodec())
                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                .addLast(handler.get());
          }
        });
  }

  private int listenDead() {
    return bind(
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(SocketChannel accepted) {
            accepted.config().setAutoRead(false);
            accepted.pipeline().addLast(new ChannelInboundHandlerAdapter());
          }
        });
  }

  private int bind(ChannelInitializer<SocketChannel> initializer) {
    Channel channel =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(initializer)
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** The line of {@link #READY}, read back. */
  static Ports read(String line) throws IOException {
    return JSON.readValue(
        line.substring(READY.length()).getBytes(StandardCharsets.UTF_8), Ports.class);
  }
}
