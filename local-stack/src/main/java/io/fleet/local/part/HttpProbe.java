package io.fleet.local.part;

import io.fleet.local.process.HealthProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Healthy when an address answers with status 200 and a body to the liking of a condition. */
final class HttpProbe implements HealthProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .executor(Runnable::run)
          .build();

  private final HttpRequest request;
  private final Predicate<String> condition;

  HttpProbe(String url, Predicate<String> condition) {
    this.request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    this.condition = condition;
  }

  static HttpProbe ok(String url) {
    return new HttpProbe(url, body -> true);
  }

  @Override
  public boolean isHealthy() {
    return body().filter(condition).isPresent();
  }

  /** What is answered with status 200, to the liking or not; nothing if there is no such answer. */
  Optional<String> body() {
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return Optional.of(response).filter(it -> it.statusCode() == 200).map(HttpResponse::body);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
