package io.fleet.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts event after event, several at a time, each until it is accepted, as it is told to. */
final class HttpDevice {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int AT_A_TIME = 16;
  private static final int ACCEPTED = 202;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI uri;
  private final String token;
  private final Deliveries deliveries;
  private final AtomicInteger next = new AtomicInteger();

  HttpDevice(String gatewayUrl, String token, Deliveries deliveries) {
    this.uri = URI.create(gatewayUrl + "/v1/telemetry");
    this.token = token;
    this.deliveries = deliveries;
  }

  /** Delivers everything. */
  void deliver() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < AT_A_TIME; i++) {
        all.add(senders.submit(this::deliverSome));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private Void deliverSome() throws InterruptedException {
    for (int number = next.getAndIncrement();
        number < deliveries.total();
        number = next.getAndIncrement()) {
      HttpRequest request = request(deliveries.event(number));
      while (!isAccepted(request)) {
        deliveries.refuse();
      }
      deliveries.acknowledge(number);
    }
    return null;
  }

  private boolean isAccepted(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
      if (answer.statusCode() == ACCEPTED) {
        return true;
      }
      TimeUnit.SECONDS.sleep(answer.headers().firstValueAsLong("Retry-After").orElse(1));
    } catch (IOException e) {
      TimeUnit.SECONDS.sleep(1);
    }
    return false;
  }

  private HttpRequest request(String event) {
    return HttpRequest.newBuilder(uri)
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(BodyPublishers.ofString(event))
        .build();
  }
}
