package io.fleet.gateway.reference;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Lets one writer at a time decide about a thing, in the order in which they came, and blocks no
 * thread. Who needs several things queues for all of them at once, so nobody waits in a circle.
 */
final class ReferenceTurns {
  private final Map<Object, CompletableFuture<?>> last = new HashMap<>();
  private final Executor executor;

  /**
   * @param executor runs the work
   */
  ReferenceTurns(Executor executor) {
    this.executor = executor;
  }

  /** Does the work once everybody who came before for any of the things is done. */
  <T> CompletionStage<T> take(Collection<?> things, Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    CompletableFuture<?>[] before = queue(things, done);
    CompletableFuture.allOf(before)
        .handle((nothing, failure) -> null) // theirs is not ours
        .thenComposeAsync(nothing -> work.get(), executor)
        .whenComplete(
            (result, failure) -> {
              leave(things, done);
              if (failure == null) {
                done.complete(result);
              } else {
                done.completeExceptionally(failure);
              }
            });
    return done;
  }

  private synchronized CompletableFuture<?>[] queue(
      Collection<?> things, CompletableFuture<?> done) {
    List<CompletableFuture<?>> before =
        things.stream()
            .distinct()
            .<CompletableFuture<?>>map(last::get)
            .filter(Objects::nonNull)
            .toList();
    things.forEach(thing -> last.put(thing, done));
    return before.toArray(CompletableFuture[]::new);
  }

  private synchronized void leave(Collection<?> things, CompletableFuture<?> done) {
    things.forEach(thing -> last.remove(thing, done));
  }
}
