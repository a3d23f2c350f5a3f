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
import java.util.concurrent.atomic.AtomicLong;

/** Posts bodies of events as a relay does and counts what becomes of the events. */
final class EventPosts {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ACCEPTED = 202;
  private static final String REFUSED = "\"status\":\"refused\"";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final URI url;
  private final String authorization;
  private final int events;
  private final boolean isPacked;

  /**
   * @param credentials a file of one line
   * @param events in a body
   * @param isPacked whether bodies are gzip
   */
  EventPosts(URI url, Path credentials, int events, boolean isPacked) throws IOException {
    this.url = url;
    this.authorization = "Bearer " + Credentials.read(credentials).get(0).token();
    this.events = events;
    this.isPacked = isPacked;
  }

  /** Sends one body and waits for the answer. */
  void post(byte[] body, Latencies latencies) throws IOException, InterruptedException {
    long sentNs = System.nanoTime();
    sent.addAndGet(events);
    HttpResponse<String> answer = client.send(request(body), BodyHandlers.ofString());
    boolean taken = answer.statusCode() == ACCEPTED && !answer.body().contains(REFUSED);
    (taken ? acknowledged : refused).addAndGet(events);
    latencies.add(System.nanoTime() - sentNs);
  }

  /**
   * Runs the same work on so many threads and waits for all.
   *
   * @param leastSeconds what the run counts as if it is shorter
   */
  LoadResult run(int threads, Callable<Latencies> work, double leastSeconds) throws Exception {
    long startNs = System.nanoTime();
    ExecutorService senders = Executors.newFixedThreadPool(threads);
    List<Future<Latencies>> runs = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      runs.add(senders.submit(work));
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
        Math.max(elapsedS, leastSeconds),
        acknowledged.get(),
        latencies.quantileMs(0.5),
        latencies.quantileMs(0.99));
  }

  private HttpRequest request(byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(body));
    if (isPacked) {
      request.header("Content-Encoding", "gzip");
    }
    return request.build();
  }
}
