package io.fleet.chaos.drive;

import io.fleet.chaos.ledger.Entry;
import io.fleet.chaos.ledger.Entry.Kind;
import io.fleet.chaos.ledger.Ledger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A client who asks the query API the same thing all the time. */
final class Questions implements AutoCloseable {
  private static final long EVERY_MS = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int NO_ANSWER = 0;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Ledger ledger;
  private final HttpRequest question;

  Questions(String url, String token, Ledger ledger) {
    this.ledger = ledger;
    this.question =
        HttpRequest.newBuilder(URI.create(url + "/v1/vehicles?limit=1"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .build();
  }

  void start() {
    clock.scheduleWithFixedDelay(this::ask, 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    int status;
    try {
      status = client.send(question, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      status = NO_ANSWER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    ledger.write(List.of(Entry.now(Kind.ANSWERED, Integer.toString(status))));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
