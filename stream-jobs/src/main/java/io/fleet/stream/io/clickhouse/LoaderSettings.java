package io.fleet.stream.io.clickhouse;

import java.io.Serializable;
import java.time.Duration;

/**
 * How ready files are sent.
 *
 * @param threads INSERTs at once, 1–16
 * @param insertRows rows of one INSERT that takes several files, 1–1,000,000
 * @param insertBytes bytes of one INSERT that takes several files, from 1
 * @param gather how long a file that became ready waits for others of its table and month, so that
 *     the writers' files of one checkpoint go together; zero or more
 * @param connectTimeout for a connection to the server
 * @param requestTimeout for one INSERT, from its first byte to the server's answer
 * @param minBackOff wait after a first failure; doubled with each further one, less up to a half by
 *     chance
 * @param maxBackOff the longest wait
 * @param contentAttempts how often a file is sent whose content the server refuses, 1–100
 * @param linger how long the loader goes on when the last writer and committer have gone and files
 *     are still ready; zero or more
 * @param remembered how long it is remembered that a file was loaded; the age of the oldest
 *     checkpoint that can be restored without a question
 * @param acceptLostFiles whether a job goes on, with an error in its log, when a file that a
 *     checkpoint names is neither there nor known to be loaded; else it fails
 */
public record LoaderSettings(
    int threads,
    int insertRows,
    long insertBytes,
    Duration gather,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration minBackOff,
    Duration maxBackOff,
    int contentAttempts,
    Duration linger,
    Duration remembered,
    boolean acceptLostFiles)
    implements Serializable {

  public LoaderSettings {
    require(threads >= 1 && threads <= 16, "threads", threads);
    require(insertRows >= 1 && insertRows <= 1_000_000, "insertRows", insertRows);
    require(insertBytes >= 1, "insertBytes", insertBytes);
    require(!gather.isNegative(), "gather", gather);
    require(isPositive(connectTimeout), "connectTimeout", connectTimeout);
    require(isPositive(requestTimeout), "requestTimeout", requestTimeout);
    require(isPositive(minBackOff), "minBackOff", minBackOff);
    require(maxBackOff.compareTo(minBackOff) >= 0, "maxBackOff", maxBackOff);
    require(contentAttempts >= 1 && contentAttempts <= 100, "contentAttempts", contentAttempts);
    require(!linger.isNegative(), "linger", linger);
    require(isPositive(remembered), "remembered", remembered);
  }

  /**
   * 2 threads, 250,000 rows or 64 MiB an INSERT, 50 ms of gathering, 5 s to connect, 60 s for an
   * INSERT, waits of 100 ms to 5 s, 5 attempts, 30 s of lingering, 7 days (the raw log's) of
   * remembering, lost files not accepted.
   */
  public static LoaderSettings defaults() {
    return new LoaderSettings(
        2,
        250_000,
        64L << 20,
        Duration.ofMillis(50),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofMillis(100),
        Duration.ofSeconds(5),
        5,
        Duration.ofSeconds(30),
        Duration.ofDays(7),
        false);
  }

  public LoaderSettings withThreads(int count) {
    return new LoaderSettings(
        count,
        insertRows,
        insertBytes,
        gather,
        connectTimeout,
        requestTimeout,
        minBackOff,
        maxBackOff,
        contentAttempts,
        linger,
        remembered,
        acceptLostFiles);
  }

  public LoaderSettings withInsertRows(int rows) {
    return new LoaderSettings(
        threads,
        rows,
        insertBytes,
        gather,
        connectTimeout,
        requestTimeout,
        minBackOff,
        maxBackOff,
        contentAttempts,
        linger,
        remembered,
        acceptLostFiles);
  }

  public LoaderSettings withBackOff(Duration min, Duration max) {
    return new LoaderSettings(
        threads,
        insertRows,
        insertBytes,
        gather,
        connectTimeout,
        requestTimeout,
        min,
        max,
        contentAttempts,
        linger,
        remembered,
        acceptLostFiles);
  }

  public LoaderSettings withAcceptLostFiles(boolean accept) {
    return new LoaderSettings(
        threads,
        insertRows,
        insertBytes,
        gather,
        connectTimeout,
        requestTimeout,
        minBackOff,
        maxBackOff,
        contentAttempts,
        linger,
        remembered,
        accept);
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void require(boolean valid, String name, Object value) {
    if (!valid) {
      throw new IllegalArgumentException(name + " out of range: " + value);
    }
  }
}
