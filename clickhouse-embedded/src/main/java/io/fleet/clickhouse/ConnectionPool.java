package io.fleet.clickhouse;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A fixed number of engine connections, which is also the number of statements that run at once.
 */
final class ConnectionPool implements AutoCloseable {

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(20);

  private final BlockingQueue<EngineConnection> idle;
  private final int size;
  private final Supplier<EngineConnection> opener;
  private final Duration maxWait;

  ConnectionPool(Supplier<EngineConnection> opener, int size, Duration maxWait) {
    this.opener = opener;
    this.size = size;
    this.maxWait = maxWait;
    this.idle = new ArrayBlockingQueue<>(size);
    for (int i = 0; i < size; i++) {
      idle.add(opener.get());
    }
  }

  /**
   * Lends a connection.
   *
   * @throws EngineException 202 when none becomes free in time
   */
  EngineConnection borrow() throws EngineException, InterruptedException {
    EngineConnection connection = idle.poll(maxWait.toMillis(), TimeUnit.MILLISECONDS);
    if (connection == null) {
      throw EngineException.of(
          EngineException.TOO_MANY_QUERIES,
          "TOO_MANY_SIMULTANEOUS_QUERIES",
          "Too many simultaneous queries. Maximum: " + size);
    }
    return connection;
  }

  /**
   * Takes a connection back; one whose session was changed by a statement is replaced by a new one.
   */
  void giveBack(EngineConnection connection) {
    idle.add(connection.isSpoilt() ? replaced(connection) : connection);
  }

  private EngineConnection replaced(EngineConnection spoilt) {
    EngineConnection fresh = opener.get();
    spoilt.close();
    return fresh;
  }

  /** Waits for running statements, at most 20 s, and closes every connection. */
  @Override
  public void close() {
    long deadline = System.nanoTime() + CLOSE_WAIT.toNanos();
    for (int closed = 0; closed < size; closed++) {
      next(deadline).close();
    }
  }

  private EngineConnection next(long deadline) {
    try {
      EngineConnection connection =
          idle.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (connection != null) {
        return connection;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("statements still run after " + CLOSE_WAIT);
  }
}
