package io.fleet.local.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Many clients of the live stream, each with some vehicles of a fleet. Prints a {@link LoadResult}:
 * sent are the alerts they are to be told together, acknowledged those that were, each once;
 * refused are those told more than once, lost the connections that ended; times are from the
 * writing of an alert to its arrival.
 */
@Command(name = "live-load")
public final class LiveLoad implements Callable<Integer> {
  private static final int AT_ONCE = 100;
  private static final long LOOK_MS = 100;
  private static final double NANOS = 1e9;

  @Option(names = "--url", required = true)
  private URI url;

  @Option(names = "--credentials", required = true, description = "one line")
  private Path credentials;

  @Option(names = "--clients", required = true)
  private int clients;

  @Option(names = "--vehicles", required = true, description = "bench-0, bench-1 …")
  private int vehicles;

  @Option(names = "--followed", required = true, description = "vehicles of one client")
  private int followed;

  @Option(names = "--alerts", required = true, description = "of all vehicles in turns")
  private int alerts;

  @Option(names = "--patience", required = true, description = "seconds without any news")
  private int patienceSeconds;

  private final List<LiveListener> listeners = new ArrayList<>();
  private final Latencies latencies = new Latencies();

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LiveLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    String token = Credentials.read(credentials).get(0).token();
    EventLoopGroup loop = new NioEventLoopGroup(1);
    for (int number = 0; number < clients; number++) {
      connect(loop, token, number);
      if (number >= AT_ONCE) {
        awaitWelcome(listeners.get(number - AT_ONCE));
      }
    }
    for (LiveListener listener : listeners) {
      awaitWelcome(listener);
    }
    System.out.println("connected");
    long startNs = System.nanoTime();
    long expected = expected();
    awaitAlerts(expected);
    double seconds = (System.nanoTime() - startNs) / NANOS;
    long lost = listeners.stream().filter(LiveListener::isGone).count();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    System.out.println(result(expected, lost, seconds).json());
    return 0;
  }

  private void connect(EventLoopGroup loop, String token, int number) throws InterruptedException {
    LiveListener listener = new LiveListener(alerts, latencies);
    listeners.add(listener);
    Channel channel =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel opened) {
                    opened.pipeline().addLast(listener);
                  }
                })
            .connect(url.getHost(), url.getPort())
            .sync()
            .channel();
    byte[] request = request(token, number).getBytes(StandardCharsets.US_ASCII);
    channel.writeAndFlush(channel.alloc().buffer(request.length).writeBytes(request));
  }

  private String request(String token, int number) {
    String ids =
        IntStream.range(0, followed)
            .mapToObj(i -> "bench-" + (number * followed + i) % vehicles)
            .collect(Collectors.joining(","));
    return "GET /v1/live?types=alert&vehicle_id=%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(ids, url.getAuthority(), token);
  }

  private void awaitWelcome(LiveListener listener) throws InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
    while (!listener.isWelcome()) {
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException("a client was not let in: " + listener.start());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS / 10);
    }
  }

  private void awaitAlerts(long expected) throws InterruptedException {
    long told = 0;
    long newsNs = System.nanoTime();
    while (told < expected
        && System.nanoTime() - newsNs < TimeUnit.SECONDS.toNanos(patienceSeconds)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      long now = listeners.stream().mapToLong(LiveListener::distinct).sum();
      newsNs = now == told ? newsNs : System.nanoTime();
      told = now;
    }
  }

  /** Alerts of the followed vehicles, over all clients; every vehicle has as many. */
  private long expected() {
    return (long) clients * followed * (alerts / vehicles);
  }

  private LoadResult result(long expected, long lost, double seconds) {
    long distinct = listeners.stream().mapToLong(LiveListener::distinct).sum();
    return new LoadResult(
        expected,
        distinct,
        listeners.stream().mapToLong(LiveListener::repeated).sum(),
        lost,
        seconds,
        distinct,
        latencies.quantileMs(0.5),
        latencies.quantileMs(0.99));
  }
}
