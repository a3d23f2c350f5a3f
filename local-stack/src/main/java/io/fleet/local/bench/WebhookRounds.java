package io.fleet.local.bench;

import io.fleet.local.bench.stack.NotifierRun;
import io.fleet.local.bench.subscriber.AlertFeed;
import io.fleet.local.bench.subscriber.Receipts;
import io.fleet.local.bench.subscriber.SubscriberProcess;
import io.fleet.local.webhook.EndpointFile;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds of alerts to nine endpoints that answer, with a tenth that never does and without it. A
 * round is over when the nine have received every alert.
 */
final class WebhookRounds {
  static final int LIVE = 9;
  private static final String DEAD = "dead";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final NotifierRun notifier;
  private final SubscriberProcess subscribers;
  private final AlertFeed feed;
  private final String secret;
  private int lastRound;
  private long alerts;
  private long mostBytes;

  /**
   * What a round was.
   *
   * @param written what went into the log
   * @param receipts what the nine received
   */
  record Round(AlertFeed.Written written, Receipts receipts) {
    /** Deliveries to the nine a second, from the first alert sent to the last one received. */
    double deliveriesPerSecond() {
      return receipts.distinctAlerts() * 1e6 / (receipts.lastAtUs() - written.firstAtUs());
    }
  }

  /** Writes a round's alerts. */
  interface Writing {
    /** Writes them. */
    AlertFeed.Written write(AlertFeed feed, int round) throws Exception;
  }

  WebhookRounds(
      NotifierRun notifier, SubscriberProcess subscribers, AlertFeed feed, String secret) {
    this.notifier = notifier;
    this.subscribers = subscribers;
    this.feed = feed;
    this.secret = secret;
  }

  /** Registers the nine. */
  void registerLive() throws Exception {
    List<String> ids = new ArrayList<>();
    for (URI url : subscribers.live()) {
      String id = "live-" + ids.size();
      EndpointFile.register(notifier.endpoints(), id, url, secret, List.of("*"));
      ids.add(id);
    }
    awaitKnown(ids, ids);
  }

  /** Runs a round with the nine alone. */
  Round withoutDead(Writing writing) throws Exception {
    return run(writing);
  }

  /** Runs a round with the tenth beside the nine. */
  Round withDead(Writing writing) throws Exception {
    List<String> dead = List.of(DEAD);
    try (var file =
        EndpointFile.register(
            notifier.endpoints(), DEAD, subscribers.dead(), secret, List.of("*"))) {
      awaitKnown(dead, dead);
      return run(writing);
    } finally {
      awaitKnown(dead, List.of());
    }
  }

  /** Alerts of all rounds. */
  long alerts() {
    return alerts;
  }

  /** The most memory the notifier had at the end of a round, in bytes. */
  long mostBytes() {
    return mostBytes;
  }

  private Round run(Writing writing) throws Exception {
    int round = ++lastRound;
    AlertFeed.Written written = writing.write(feed, round);
    alerts += written.alerts();
    Receipts receipts = subscribers.receipts(round);
    Waiting waiting = Waiting.atMost(PATIENCE, "delivery of round " + round);
    while (receipts.leastAlerts() < written.alerts()) {
      waiting.pause();
      receipts = subscribers.receipts(round);
    }
    mostBytes = Math.max(mostBytes, notifier.residentBytes());
    return new Round(written, receipts);
  }

  private void awaitKnown(List<String> asked, List<String> expected)
      throws IOException, InterruptedException {
    Waiting waiting = Waiting.atMost(PATIENCE, "the notifier's look at its endpoints");
    while (!notifier.known(asked).equals(expected)) {
      waiting.pause();
    }
  }
}
