package io.fleet.local.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A relay posts batches of events, several at a time over connections that stay. Prints a {@link
 * LoadResult} that counts events. With packed bodies it ends early when all are sent.
 */
@Command(name = "batch-load")
public final class BatchLoad implements Callable<Integer> {

  @Option(names = "--url", required = true)
  private URI url;

  @Option(names = "--credentials", required = true, description = "one line")
  private Path credentials;

  @Option(names = "--prefix", required = true, description = "of vehicle ids")
  private String prefix;

  @Option(names = "--events", defaultValue = "500", description = "in a body")
  private int events;

  @Option(names = "--connections", defaultValue = "8")
  private int connections;

  @Option(names = "--packed", description = "so many gzip bodies, made beforehand")
  private int packed;

  @Option(names = "--seconds", required = true)
  private int seconds;

  @Option(names = "--first-time", required = true)
  private long firstTimeMs;

  private Iterator<byte[]> packedBodies;
  private BatchBodies bodies;
  private EventPosts posts;

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BatchLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    posts = new EventPosts(url, credentials, events, packed > 0);
    bodies = new BatchBodies(prefix, events, firstTimeMs, 1);
    packedBodies = packed > 0 ? bodies.packed(packed).iterator() : null;
    System.out.println("connected");
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    System.out.println(posts.run(connections, () -> send(deadlineNs), 0).json());
    return 0;
  }

  private Latencies send(long deadlineNs) throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    for (byte[] body = next(); body != null && System.nanoTime() < deadlineNs; body = next()) {
      posts.post(body, latencies);
    }
    return latencies;
  }

  private byte[] next() {
    if (packedBodies == null) {
      return bodies.next();
    }
    synchronized (this) {
      return packedBodies.hasNext() ? packedBodies.next() : null;
    }
  }
}
