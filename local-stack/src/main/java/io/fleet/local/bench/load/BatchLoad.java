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
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A relay posts batches of events, several at a time over connections that stay. Prints a {@link
 * LoadResult} that counts events. With packed bodies it ends early when all are sent.
 */
@Command(name = "batch-load")
public final class BatchLoad implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ACCEPTED = 202;
  private static final String REFUSED = "\"status\":\"refused\"";

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

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private Iterator<byte[]> packedBodies;
  private BatchBodies bodies;
  private String authorization;

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BatchLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    authorization = "Bearer " + Credentials.read(credentials).get(0).token();
    bodies = new BatchBodies(prefix, events, firstTimeMs, 1);
    packedBodies = packed > 0 ? bodies.packed(packed).iterator() : null;
    System.out.println("connected");
    System.out.println(run().json());
    return 0;
  }

  private LoadResult run() throws Exception {
    long startNs = System.nanoTime();
    long deadlineNs = startNs + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService senders = Executors.newFixedThreadPool(connections);
    List<Future<Latencies>> runs = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      runs.add(senders.submit(() -> send(deadlineNs)));
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
        elapsedS,
        acknowledged.get(),
        latencies.quantileMs(0.5),
        latencies.quantileMs(0.99));
  }

  private Latencies send(long deadlineNs) throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    for (byte[] body = next(); body != null && System.nanoTime() < deadlineNs; body = next()) {
      long sentNs = System.nanoTime();
      sent.addAndGet(events);
      HttpResponse<String> answer = client.send(request(body), BodyHandlers.ofString());
      boolean taken = answer.statusCode() == ACCEPTED && !answer.body().contains(REFUSED);
      (taken ? acknowledged : refused).addAndGet(events);
      latencies.add(System.nanoTime() - sentNs);
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

  private HttpRequest request(byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(body));
    if (packedBodies != null) {
      request.header("Content-Encoding", "gzip");
    }
    return request.build();
  }
}
