package io.fleet.gateway.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits for the acknowledgements of a number of records; the first failure fails all. */
final class Acks implements Callback {
  private final AtomicInteger missing;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  Acks(int records) {
    this.missing = new AtomicInteger(records);
    if (records == 0) {
      done.complete(null);
    }
  }

  CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public void onCompletion(RecordMetadata metadata, Exception failure) {
    if (failure != null) {
      fail(failure);
    } else if (missing.decrementAndGet() == 0) {
      done.complete(null);
    }
  }

  void fail(Throwable failure) {
    done.completeExceptionally(new LogUnavailableException("the log did not take it", failure));
  }
}
