package io.fleet.query.system;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.system.Backlogs.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Says how far the readers of the log are and whether that is late. However many ask, the log is
 * asked once in some seconds, also while it does not answer.
 */
@ApplicationScoped
class Progress {
  private final Backlogs backlogs;
  private final SystemSettings settings;
  private final Clock clock;
  private SystemProgress told;
  private ProblemException failure;
  private Instant askAt = Instant.MIN;

  Progress(Backlogs backlogs, SystemSettings settings, Clock clock) {
    this.backlogs = backlogs;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The newest answer, some seconds old at most.
   *
   * @throws ProblemException log-away if there is none
   */
  synchronized SystemProgress now() {
    if (!clock.instant().isBefore(askAt)) {
      ask();
      askAt = clock.instant().plus(settings.keep());
    }
    if (failure != null) {
      throw ProblemException.logAway(failure);
    }
    return told;
  }

  private void ask() {
    try {
      told = new SystemProgress(clock.instant(), of(LogReader.JOB), of(LogReader.NOTIFIER));
      failure = null;
    } catch (ProblemException e) {
      failure = e;
    }
  }

  private ReaderProgress of(LogReader reader) {
    long lateAfterMs = settings.lateAfter().toMillis();
    try {
      Backlog waiting = backlogs.of(reader);
      long behindMs = behindMs(waiting.oldestAt());
      String state = behindMs > lateAfterMs ? "late" : "ok";
      return new ReaderProgress(
          state, null, waiting.records(), behindMs, waiting.oldestAt(), lateAfterMs);
    } catch (UnknownPlaceException e) {
      String reason = e.reason().name().toLowerCase(Locale.ROOT);
      return new ReaderProgress("unknown", reason, null, null, null, lateAfterMs);
    }
  }

  /** Clocks of brokers may be ahead of ours. */
  private long behindMs(Instant oldestAt) {
    return oldestAt == null
        ? 0
        : Math.max(0, Duration.between(oldestAt, clock.instant()).toMillis());
  }
}
