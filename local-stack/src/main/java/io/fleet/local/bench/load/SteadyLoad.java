package io.fleet.local.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A relay posts what a fleet says that sends one event a vehicle and second, now and in batches, at
 * a pace that does not depend on the answers as long as they come. Prints a {@link LoadResult} that
 * counts events.
 */
@Command(name = "steady-load")
public final class SteadyLoad implements Callable<Integer> {
  private static final int CONNECTIONS = 8;
  private static final long STEP_MS = 1_000;

  @Option(names = "--url", required = true)
  private URI url;

  @Option(names = "--credentials", required = true, description = "one line")
  private Path credentials;

  @Option(names = "--vehicles", required = true, description = "as many events a second")
  private int vehicles;

  @Option(names = "--events", defaultValue = "250", description = "in a body")
  private int events;

  @Option(names = "--seconds", required = true)
  private int seconds;

  @Option(names = "--until", description = "ends before, when this file is there")
  private Path until;

  private final List<BatchBodies> groups = new ArrayList<>();
  private final AtomicInteger nextBody = new AtomicInteger();
  private EventPosts posts;

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SteadyLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    posts = new EventPosts(url, credentials, events, false);
    long nowMs = System.currentTimeMillis();
    for (int i = 0; i < Math.max(1, vehicles / events); i++) {
      groups.add(new BatchBodies("load-" + i + '-', events, nowMs, STEP_MS));
    }
    System.out.println("connected");
    long startNs = System.nanoTime();
    System.out.println(
        posts.run(CONNECTIONS, () -> send(startNs), until == null ? seconds : 0).json());
    return 0;
  }

  /** Takes the next body's turn, waits for it and posts, until all turns are taken. */
  private Latencies send(long startNs) throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    long everyNs = TimeUnit.SECONDS.toNanos(1) / groups.size();
    int bodies = seconds * groups.size();
    for (int turn = nextBody.getAndIncrement();
        turn < bodies && !isEnough();
        turn = nextBody.getAndIncrement()) {
      DueTime.await(startNs + turn * everyNs);
      byte[] body = groups.get(turn % groups.size()).next();
      posts.post(body, latencies);
    }
    return latencies;
  }

  private boolean isEnough() {
    return until != null && Files.exists(until);
  }
}
