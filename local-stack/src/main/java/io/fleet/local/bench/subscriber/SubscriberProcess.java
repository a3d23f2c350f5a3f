package io.fleet.local.bench.subscriber;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.bench.load.LoadProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The receivers' process, as the bench sees it. */
public final class SubscriberProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LoadProcess process;
  private final Subscribers.Ports ports;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private SubscriberProcess(LoadProcess process, Subscribers.Ports ports) {
    this.process = process;
    this.ports = ports;
  }

  /**
   * Starts it.
   *
   * @param scratch a directory for what it prints
   * @param live how many receivers answer
   * @param secret what signatures are checked with
   */
  public static SubscriberProcess start(Path scratch, int live, String secret)
      throws IOException, InterruptedException {
    LoadProcess process =
        LoadProcess.start(
            scratch, Subscribers.class, List.of("--live=" + live, "--secret=" + secret));
    String line = process.awaitLine(Subscribers.READY, PATIENCE);
    return new SubscriberProcess(process, Subscribers.read(line));
  }

  /** The receivers that answer. */
  public List<URI> live() {
    return ports.live().stream().map(SubscriberProcess::url).toList();
  }

  /** The one that does not. */
  public URI dead() {
    return url(ports.dead());
  }

  /** What has come of a round so far. */
  public Receipts receipts(int round) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url(ports.questions()).resolve("/" + round))
            .timeout(PATIENCE)
            .build();
    byte[] body = client.send(request, BodyHandlers.ofByteArray()).body();
    return new ObjectMapper().readValue(body, Receipts.class);
  }

  private static URI url(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public void close() {
    process.close();
  }
}
