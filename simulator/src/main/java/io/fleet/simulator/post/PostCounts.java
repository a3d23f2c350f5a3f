package io.fleet.simulator.post;

import java.util.concurrent.atomic.LongAdder;

/** What the connections of a run have done so far; counts only rise. Thread-safe. */
public final class PostCounts {
  private final LongAdder requests = new LongAdder();
  private final LongAdder failedRequests = new LongAdder();
  private Tally tally = Tally.NONE;

  synchronized void taken(Tally more) {
    requests.increment();
    tally = tally.plus(more);
  }

  void failed() {
    requests.increment();
    failedRequests.increment();
  }

  /** Requests sent, answered or not. */
  public long requests() {
    return requests.sum();
  }

  /** Requests that have to be or were repeated. */
  public long failedRequests() {
    return failedRequests.sum();
  }

  /** Events as the gateway judged them. */
  public synchronized Tally tally() {
    return tally;
  }
}
