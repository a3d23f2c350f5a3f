package io.fleet.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** One writer at a time for each thing, in the order in which they came. */
class ReferenceTurnsTest {
  private final ReferenceTurns turns = new ReferenceTurns(Runnable::run);
  private final List<String> begun = new ArrayList<>();

  private CompletionStage<String> enter(String name, CompletableFuture<String> work, String... of) {
    return turns.take(
        Set.of(of),
        () -> {
          begun.add(name);
          return work;
        });
  }

  @Test
  void whoNeedsTheSameThingWaits() {
    CompletableFuture<String> first = new CompletableFuture<>();
    enter("first", first, "a");
    enter("second", CompletableFuture.completedFuture(""), "a");
    enter("other", CompletableFuture.completedFuture(""), "b");
    assertThat(begun).containsExactly("first", "other");

    // when
    first.complete("done");

    // then
    assertThat(begun).containsExactly("first", "other", "second");
  }

  @Test
  void whoNeedsSeveralNeverWaitsInACircle() {
    CompletableFuture<String> first = new CompletableFuture<>();
    enter("first", first, "a", "b");
    CompletionStage<String> second =
        enter("second", CompletableFuture.completedFuture("2"), "b", "c");
    CompletionStage<String> third =
        enter("third", CompletableFuture.completedFuture("3"), "c", "a");

    // when
    first.complete("1");

    // then
    assertThat(begun).containsExactly("first", "second", "third");
    assertThat(second.toCompletableFuture()).isCompletedWithValue("2");
    assertThat(third.toCompletableFuture()).isCompletedWithValue("3");
  }

  @Test
  void aFailureIsOnesOwn() {
    CompletionStage<String> broken =
        turns.take(
            Set.of("a"),
            () -> {
              throw new IllegalStateException("broken");
            });
    CompletionStage<String> next = enter("next", CompletableFuture.completedFuture("x"), "a");

    assertThatThrownBy(() -> broken.toCompletableFuture().get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("broken");
    assertThat(next.toCompletableFuture()).isCompletedWithValue("x");
  }
}
