package io.fleet.stream.io;

import io.fleet.events.Alert;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The topic of alerts as others see it. Nothing here makes its caller wait. */
public interface PublishedAlerts extends AutoCloseable {
  /** Where each partition ends, asked now; fails if the log does not say so in time. */
  CompletableFuture<Map<Integer, Long>> ends();

  /**
   * What stands there from some offsets on, up to the ends of now, in the order of each partition.
   * Fails if that takes too long or is more than can be held.
   *
   * @param offsets by partition; one that is not named is read from its beginning
   * @param wanted asked on another thread
   */
  CompletableFuture<List<Alert>> since(Map<Integer, Long> offsets, Predicate<Alert> wanted);

  @Override
  void close();

  /** A topic that never answers. */
  static PublishedAlerts unknown() {
    return new PublishedAlerts() {
      @Override
      public CompletableFuture<Map<Integer, Long>> ends() {
        return new CompletableFuture<>();
      }

      @Override
      public CompletableFuture<List<Alert>> since(
          Map<Integer, Long> offsets, Predicate<Alert> wanted) {
        return new CompletableFuture<>();
      }

      @Override
      public void close() {}
    };
  }
}
