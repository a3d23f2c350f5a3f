package io.fleet.simulator.replay;

import io.fleet.simulator.post.BackOff;
import io.fleet.simulator.post.Pause;
import io.fleet.simulator.post.PostOutcome;
import io.fleet.simulator.post.Tally;
import io.fleet.simulator.post.TelemetryPost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Posts a batch again and again, with growing pauses, until it is taken or patience ends. */
final class InsistentPost {
  private final TelemetryPost post;
  private final BackOff backOff;
  private final Pause pause;
  private final Clock clock;
  private final Duration patience;

  InsistentPost(TelemetryPost post, BackOff backOff, Pause pause, Clock clock, Duration patience) {
    this.post = post;
    this.backOff = backOff;
    this.pause = pause;
    this.clock = clock;
    this.patience = patience;
  }

  Tally send(List<byte[]> batch) throws ReplayFailedException, InterruptedException {
    Instant giveUp = clock.instant().plus(patience);
    for (int failures = 1; ; failures++) {
      PostOutcome outcome = post.post(batch);
      switch (outcome.kind()) {
        case TAKEN -> {
          return outcome.tally();
        }
        case DENIED ->
            throw new ReplayFailedException("the gateway refuses the token: " + outcome.detail());
        case REJECTED ->
            throw new ReplayFailedException(
                "the gateway refuses a batch of " + batch.size() + ": " + outcome.detail());
        default -> waitOrGiveUp(outcome, failures, giveUp);
      }
    }
  }

  private void waitOrGiveUp(PostOutcome outcome, int failures, Instant giveUp)
      throws ReplayFailedException, InterruptedException {
    Duration wait = backOff.after(failures, outcome.retryAfter());
    if (clock.instant().plus(wait).isAfter(giveUp)) {
      throw new ReplayFailedException(
          "the gateway did not take a batch within "
              + patience.toSeconds()
              + " s: "
              + outcome.detail());
    }
    pause.pause(wait);
  }
}
