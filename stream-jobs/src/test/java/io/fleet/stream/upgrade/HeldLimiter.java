package io.fleet.stream.upgrade;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;

/** Lets so many records pass and then none, while checkpoints go on. */
final class HeldLimiter<S extends SourceSplit> implements RateLimiter<S> {
  private long left;

  HeldLimiter(long records) {
    this.left = records;
  }

  @Override
  public CompletionStage<Void> acquire(int records) {
    left -= records;
    return left >= 0 ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
  }
}
