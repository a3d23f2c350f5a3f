package io.fleet.local.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Asks one gateway with one token. For several threads at once. */
public final class GatewayClient {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final byte[] NOTHING = {};

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final GatewayAccess access;
  private final Duration patience;

  /**
   * @param patience for each answer
   */
  public GatewayClient(GatewayAccess access, Duration patience) {
    this.access = access;
    this.patience = patience;
  }

  /** Asks without a body. */
  public HttpResponse<byte[]> ask(String method, String path)
      throws IOException, InterruptedException {
    return ask(method, path, NOTHING, Map.of());
  }

  /** Asks with a JSON document. */
  public HttpResponse<byte[]> askWithJson(String method, String path, byte[] json)
      throws IOException, InterruptedException {
    return ask(method, path, json, Map.of("Content-Type", "application/json"));
  }

  /**
   * Asks.
   *
   * @param path with its query; parts of it are encoded by {@link #part}
   * @param body empty for none
   * @return whatever the gateway answers, refusals included
   * @throws IllegalStateException if nobody is there
   * @throws IOException if no answer comes in time
   */
  public HttpResponse<byte[]> ask(
      String method, String path, byte[] body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(access.gateway().resolve(path))
            .timeout(patience)
            .header("Authorization", "Bearer " + access.token())
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      URI gateway = access.gateway();
      throw new IllegalStateException("nobody answers at " + gateway + "; run fleet up first", e);
    }
  }

  /** A text as a part of a path or a query's value. */
  public static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
