package io.fleet.simulator.post;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection many devices share: sends what waits, one request at a time, so every vehicle's
 * messages stay in order. What does not get through is given back and tried again after a pause; a
 * request refused as a whole is counted under {@code request} and let go.
 */
final class Connection implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final StoreAndForward store;
  private final LinePost post;
  private final int mostPerRequest;
  private final BackOff backOff;
  private final Pause pause;
  private final PostCounts counts;
  private volatile boolean closing;
  private int failures;

  /**
   * @param mostPerRequest lines, at least 1
   */
  Connection(
      StoreAndForward store,
      LinePost post,
      int mostPerRequest,
      BackOff backOff,
      Pause pause,
      PostCounts counts) {
    this.store = store;
    this.post = post;
    this.mostPerRequest = mostPerRequest;
    this.backOff = backOff;
    this.pause = pause;
    this.counts = counts;
  }

  /** Asks to end once nothing waits any more, or with the next failure. */
  void close() {
    closing = true;
  }

  /** Sends until it is closed or interrupted. */
  @Override
  public void run() {
    try {
      boolean goOn = true;
      while (goOn) {
        List<Line> batch = store.take(mostPerRequest, PATIENCE);
        goOn = batch.isEmpty() ? !closing : send(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean send(List<Line> batch) throws InterruptedException {
    PostOutcome outcome = post.post(batch);
    switch (outcome.kind()) {
      case TAKEN -> counts.taken(outcome.tally());
      case REJECTED -> counts.taken(new Tally(0, Map.of("request", (long) batch.size())));
      default -> {
        store.giveBack(batch);
        counts.failed();
        return waitAfter(outcome);
      }
    }
    if (failures > 0) {
      LOG.info("gateway.back after={} failures", failures);
      failures = 0;
    }
    return true;
  }

  private boolean waitAfter(PostOutcome outcome) throws InterruptedException {
    failures++;
    Duration wait = backOff.after(failures, outcome.retryAfter());
    if (failures == 1 || outcome.kind() == PostOutcome.Kind.DENIED) {
      LOG.warn("gateway.away reason=\"{}\" retry_in_ms={}", outcome.detail(), wait.toMillis());
    }
    if (!closing) {
      pause.pause(wait);
    }
    return !closing;
  }
}
