package io.fleet.simulator.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Posts NDJSON to {@code {gateway}/v1/telemetry} with a bearer token. For several threads. */
public final class HttpTelemetryPost implements TelemetryPost {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final URI telemetry;
  private final Supplier<String> token;
  private final Duration timeout;

  /**
   * @param gateway its base, for instance {@code http://127.0.0.1:8090}
   * @param token asked before each request
   * @param timeout for a whole request
   */
  public HttpTelemetryPost(URI gateway, Supplier<String> token, Duration timeout) {
    String base = gateway.toString().replaceAll("/+$", "");
    this.telemetry = URI.create(base + "/v1/telemetry");
    if (!List.of("http", "https").contains(String.valueOf(telemetry.getScheme()))) {
      throw new IllegalArgumentException("the gateway must be an http(s) URL: " + gateway);
    }
    this.token = token;
    this.timeout = timeout;
  }

  @Override
  public PostOutcome post(List<byte[]> messages) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(telemetry)
              .timeout(timeout)
              .header("Authorization", "Bearer " + token.get())
              .header("Content-Type", "application/x-ndjson")
              .header("Accept", "application/json, application/problem+json")
              .POST(BodyPublishers.ofByteArray(ndjson(messages)))
              .build();
      return judge(client.send(request, BodyHandlers.ofByteArray()), messages.size());
    } catch (IOException | UncheckedIOException e) {
      return PostOutcome.later(Duration.ZERO, e.getClass().getSimpleName() + " " + telemetry);
    }
  }

  private static byte[] ndjson(List<byte[]> messages) {
    int size = messages.stream().mapToInt(m -> m.length + 1).sum();
    ByteArrayOutputStream body = new ByteArrayOutputStream(size);
    for (byte[] message : messages) {
      body.write(message, 0, message.length);
      body.write('\n');
    }
    return body.toByteArray();
  }

  private PostOutcome judge(HttpResponse<byte[]> response, int sent) throws IOException {
    String detail = "HTTP " + response.statusCode() + " " + telemetry;
    PostOutcome refusal = Refusals.of(response, detail);
    if (refusal != null) {
      return refusal;
    }
    Tally tally = GatewayReply.read(response.body(), sent);
    if (tally != null) {
      return PostOutcome.taken(tally);
    }
    return PostOutcome.rejected(detail + " " + GatewayReply.problemType(response.body()));
  }
}
