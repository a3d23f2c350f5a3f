package io.fleet.local.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Vehicles that come out of a tunnel together: each says where it is now, and then all upload what
 * they have kept for hours, newest first, at a pace. Prints a {@link LoadResult} that counts
 * events.
 */
@Command(name = "backlog-load")
public final class BacklogLoad implements Callable<Integer> {
  private static final int CONNECTIONS = 4;

  /** Nobody asks what was before the vehicle is known. */
  private static final long NEWEST_AGE_MS = 60_000;

  @Option(names = "--url", required = true)
  private URI url;

  @Option(names = "--credentials", required = true, description = "one line")
  private Path credentials;

  @Option(names = "--prefix", required = true, description = "in front of the vehicles' numbers")
  private String prefix;

  @Option(names = "--vehicles", required = true)
  private int vehicles;

  @Option(names = "--hours", required = true, description = "kept by each")
  private double hours;

  @Option(names = "--sampling", required = true, description = "seconds between two messages")
  private int samplingS;

  @Option(names = "--rate", required = true, description = "events a second, of all")
  private int rate;

  private final AtomicInteger turns = new AtomicInteger();
  private EventPosts posts;
  private int inBody;
  private int groups;
  private int rounds;
  private long newestMs;

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BacklogLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    inBody = Math.min(vehicles, 250);
    groups = vehicles / inBody;
    rounds = (int) (hours * TimeUnit.HOURS.toSeconds(1) / samplingS);
    posts = new EventPosts(url, credentials, inBody, false);
    long nowMs = System.currentTimeMillis();
    newestMs = nowMs - NEWEST_AGE_MS;
    for (int group = 0; group < groups; group++) {
      posts.post(body(group, rounds * (long) samplingS, nowMs), new Latencies());
    }
    System.out.println("connected");
    long startNs = System.nanoTime();
    System.out.println(posts.run(CONNECTIONS, () -> upload(startNs), 0).json());
    return 0;
  }

  private Latencies upload(long startNs) throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    int bodies = rounds * groups;
    long everyNs = TimeUnit.SECONDS.toNanos(1) * inBody / rate;
    for (int turn = turns.getAndIncrement(); turn < bodies; turn = turns.getAndIncrement()) {
      DueTime.await(startNs + turn * everyNs);
      int round = turn / groups;
      long ageS = round * (long) samplingS;
      long sinceS = (rounds - 1L - round) * samplingS;
      posts.post(
          body(turn % groups, sinceS, newestMs - TimeUnit.SECONDS.toMillis(ageS)), latencies);
    }
    return latencies;
  }

  /** A message of each vehicle of a group. */
  private byte[] body(int group, long sinceS, long timestampMs) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < inBody; i++) {
      int vehicle = group * inBody + i;
      lines.append(LateDrive.message(prefix + vehicle, vehicle, sinceS, timestampMs));
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
