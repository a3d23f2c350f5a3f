package io.fleet.simulator.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what people tell a gateway beside telemetry, a plan or a scan, each as a request of its
 * own. What is not there any more counts as deleted. For several threads.
 */
public final class DocumentPost implements LinePost {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentPost.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int LONGEST_REASON = 300;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final String base;
  private final Supplier<String> token;
  private final String role;
  private final Duration timeout;

  /**
   * @param gateway its base, for instance {@code http://127.0.0.1:8090}
   * @param token asked before each request
   * @param role that the token needs, for who reads that it was denied
   * @param timeout for a whole request
   */
  public DocumentPost(URI gateway, Supplier<String> token, String role, Duration timeout) {
    this.base = gateway.toString().replaceAll("/+$", "");
    this.token = token;
    this.role = role;
    this.timeout = timeout;
  }

  /**
   * The same with a token in a file, which is looked at before anything is posted.
   *
   * @throws UncheckedIOException if it holds none
   */
  public static DocumentPost open(URI gateway, Path tokenFile, String role, Duration timeout) {
    TokenFile token = new TokenFile(tokenFile);
    token.get();
    return new DocumentPost(gateway, token, role, timeout);
  }

  /** Sends one line. */
  @Override
  public PostOutcome post(List<Line> lines) throws InterruptedException {
    Line line = lines.get(0);
    String method = line.request().substring(0, line.request().indexOf(' '));
    URI to = URI.create(base + line.request().substring(method.length() + 1));
    try {
      HttpRequest request =
          HttpRequest.newBuilder(to)
              .timeout(timeout)
              .header("Authorization", "Bearer " + token.get())
              .header("Content-Type", "application/json")
              .method(method, body(line))
              .build();
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      return judge(method, to.getPath(), answer);
    } catch (IOException | UncheckedIOException e) {
      return PostOutcome.later(
          Duration.ZERO, e.getClass().getSimpleName() + " " + base + to.getPath());
    }
  }

  private static BodyPublisher body(Line line) {
    return line.json() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(line.json());
  }

  private PostOutcome judge(String method, String path, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    String detail = "HTTP " + status + " " + method + " " + base + path;
    if (status / 100 == 2 || status == 404 && method.equals("DELETE")) {
      return PostOutcome.taken(new Tally(1, Map.of()));
    }
    PostOutcome refusal = Refusals.of(answer, detail + ", which needs the role " + role);
    if (refusal != null) {
      return refusal;
    }
    String reason = new String(answer.body(), StandardCharsets.UTF_8);
    LOG.warn(
        "gateway.refused request=\"{}\" reason={}",
        detail,
        reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
    return PostOutcome.rejected(detail);
  }
}
