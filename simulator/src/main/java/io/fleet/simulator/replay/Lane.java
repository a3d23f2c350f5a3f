package io.fleet.simulator.replay;

import io.fleet.simulator.post.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One connection's share of a replay: gathers a batch while the one before is under way, and never
 * has two under way, so every vehicle's events arrive in their order.
 */
final class Lane implements AutoCloseable {
  private final InsistentPost post;
  private final int batchSize;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Lane::daemon);
  private List<byte[]> gathered = new ArrayList<>();
  private Future<Tally> underWay;
  private Tally tally = Tally.NONE;
  private long sent;
  private long underWayEvents;

  Lane(InsistentPost post, int batchSize) {
    this.post = post;
    this.batchSize = batchSize;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "replay-lane");
    thread.setDaemon(true);
    return thread;
  }

  /** Adds an event; waits if the lane is full. */
  void add(byte[] json) throws ReplayFailedException, InterruptedException {
    gathered.add(json);
    if (gathered.size() >= batchSize) {
      flush();
    }
  }

  /** Sends what is gathered, after the batch under way. */
  void flush() throws ReplayFailedException, InterruptedException {
    await();
    if (!gathered.isEmpty()) {
      List<byte[]> batch = gathered;
      gathered = new ArrayList<>(batchSize);
      underWayEvents = batch.size();
      Callable<Tally> send = () -> post.send(batch);
      underWay = thread.submit(send);
    }
  }

  /** Waits for the answer to the batch under way. */
  void await() throws ReplayFailedException, InterruptedException {
    if (underWay == null) {
      return;
    }
    try {
      tally = tally.plus(underWay.get());
      sent += underWayEvents;
      underWay = null;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ReplayFailedException failed) {
        throw failed;
      }
      throw new IllegalStateException("a lane broke down", e.getCause());
    }
  }

  Tally tally() {
    return tally;
  }

  /** Events the gateway has judged. */
  long sent() {
    return sent;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
