package io.fleet.local.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
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
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CONNECTIONS = 8;
  private static final int ACCEPTED = 202;
  private static final String REFUSED = "\"status\":\"refused\"";
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

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final List<BatchBodies> groups = new ArrayList<>();
  private final AtomicInteger nextBody = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private String authorization;

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SteadyLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    authorization = "Bearer " + Credentials.read(credentials).get(0).token();
    long nowMs = System.currentTimeMillis();
    for (int i = 0; i < Math.max(1, vehicles / events); i++) {
      groups.add(new BatchBodies("load-" + i + '-', events, nowMs, STEP_MS));
    }
    System.out.println("connected");
    System.out.println(run().json());
    return 0;
  }

  private LoadResult run() throws Exception {
    long startNs = System.nanoTime();
    ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<Latencies>> runs = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      runs.add(senders.submit(() -> send(startNs)));
    }
    Latencies latencies = new Latencies();
    for (Future<Latencies> one : runs) {
      latencies.addAll(one.get());
    }
    double elapsedS = (System.nanoTime() - startNs) / 1e9;
    senders.shutdown();
    return new LoadResult(
        sent.get(),
        acknowledged.get(),
        refused.get(),
        0,
        Math.max(elapsedS, seconds),
        acknowledged.get(),
        latencies.quantileMs(0.5),
        latencies.quantileMs(0.99));
  }

  /** Takes the next body's turn, waits for it and posts, until all turns are taken. */
  private Latencies send(long startNs) throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    long everyNs = TimeUnit.SECONDS.toNanos(1) / groups.size();
    int bodies = seconds * groups.size();
    for (int turn = nextBody.getAndIncrement(); turn < bodies; turn = nextBody.getAndIncrement()) {
      await(startNs + turn * everyNs);
      byte[] body = groups.get(turn % groups.size()).next();
      long sentNs = System.nanoTime();
      sent.addAndGet(events);
      HttpResponse<String> answer = client.send(request(body), BodyHandlers.ofString());
      boolean taken = answer.statusCode() == ACCEPTED && !answer.body().contains(REFUSED);
      (taken ? acknowledged : refused).addAndGet(events);
      latencies.add(System.nanoTime() - sentNs);
    }
    return latencies;
  }

  private static void await(long dueNs) {
    for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private HttpRequest request(byte[] body) {
    return HttpRequest.newBuilder(url)
        .timeout(PATIENCE)
        .header("Authorization", authorization)
        .header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }
}
