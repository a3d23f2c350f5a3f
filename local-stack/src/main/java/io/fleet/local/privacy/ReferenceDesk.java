package io.fleet.local.privacy;

import io.fleet.events.Iso8601;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.local.token.GatewayAccess;
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

/**
 * Has the gateway correct reference data, each version at the moment from which it holds: the
 * gateway decides about a thing one change at a time, and every reader hears of it.
 */
final class ReferenceDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int NOT_FOUND = 404;
  private static final int CHANGED_MEANWHILE = 412;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final GatewayAccess access;

  ReferenceDesk(GatewayAccess access) {
    this.access = access;
  }

  /** Says that a thing is gone from the moment on at which this version began. */
  void delete(ReferenceVersion version) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request(version).DELETE());
    if (answer.statusCode() != NOT_FOUND) { // gone from then on already
      expectDone(answer);
    }
  }

  /**
   * Gives a version another content.
   *
   * @param revision the greatest version of the thing that was seen
   * @return false if somebody else has changed it since, and nothing was written
   */
  boolean correct(ReferenceVersion version, byte[] body, long revision)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            request(version)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + revision + "\"")
                .PUT(BodyPublishers.ofByteArray(body)));
    if (answer.statusCode() == CHANGED_MEANWHILE) {
      return false;
    }
    expectDone(answer);
    return true;
  }

  private HttpRequest.Builder request(ReferenceVersion version) {
    String path =
        "/v1/reference/%s/%s?correct=true&valid_from=%s"
            .formatted(
                version.kind().label(),
                part(version.id()),
                part(Iso8601.format(version.validFromMs())));
    return HttpRequest.newBuilder(URI.create(access.gateway() + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + access.token());
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new IllegalStateException(
          "nobody answers at " + access.gateway() + "; run fleet up first", e);
    }
  }

  /** The answer may repeat what was sent, so only its number is told. */
  private static void expectDone(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException("the gateway answered " + answer.statusCode());
    }
  }

  private static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
