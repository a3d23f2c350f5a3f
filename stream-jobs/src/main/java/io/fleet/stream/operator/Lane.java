package io.fleet.stream.operator;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread beside the task's, for what waits; what it has not begun yet is bounded. */
final class Lane implements AutoCloseable {
  private static final long END_SECONDS = 5;

  private final ThreadPoolExecutor thread;

  /**
   * A lane.
   *
   * @param mostWaiting more is refused; who uses it never has more under way
   */
  Lane(String name, int mostWaiting) {
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(mostWaiting),
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
  }

  void run(Runnable task) {
    thread.execute(task);
  }

  /** How many tasks wait. */
  int waiting() {
    return thread.getQueue().size();
  }

  /** Interrupts what runs, and waits a little for it. */
  @Override
  public void close() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
  }
}
