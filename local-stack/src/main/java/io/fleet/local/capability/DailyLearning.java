package io.fleet.local.capability;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns once a day from the day before, on a thread of its own: from ten past midnight UTC on,
 * when nearly all of it is there, or as soon as the stack is up. What fails is tried again.
 */
public final class DailyLearning implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DailyLearning.class);
  private static final Duration TURN = Duration.ofMinutes(10);

  private final Lesson lesson;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread daemon = new Thread(work, "daily-learning");
            daemon.setDaemon(true);
            return daemon;
          });
  private LocalDate done = LocalDate.MIN;
  private int failures;

  /** What is learned of a day. */
  @FunctionalInterface
  public interface Lesson {
    /** Learns from a day that is over. */
    Learned of(LocalDate day) throws Exception;
  }

  public DailyLearning(Lesson lesson, Clock clock) {
    this.lesson = lesson;
    this.clock = clock;
  }

  /** Begins to look every ten minutes whether there is something to learn. */
  public void start() {
    thread.scheduleWithFixedDelay(this::turn, 1, TURN.toMinutes(), TimeUnit.MINUTES);
  }

  /** Learns if it is time to and not done yet. */
  void turn() {
    LocalDate day =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minus(TURN).toLocalDate();
    LocalDate learned = day.minusDays(1);
    if (learned.equals(done)) {
      return;
    }
    try {
      LOG.info("learned from {}: {}", learned, lesson.of(learned));
      done = learned;
      failures = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      failures++;
      LOG.warn(
          "nothing could be learned from {}, failure {}, again in {} min: {}",
          learned,
          failures,
          TURN.toMinutes(),
          e.toString());
    }
  }

  /** How often in a row it has failed. */
  int failures() {
    return failures;
  }

  /** Ends the thread, whatever it is doing: what is broken off is done again. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
