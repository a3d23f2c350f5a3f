package io.fleet.notifier.deliver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Messages that are another instance's now, with an attempt still under way here. */
final class HandOver {
  private final Set<Delivery> running = new HashSet<>();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

  /**
   * Waits for these too.
   *
   * @param gone completed when no attempt is under way
   */
  void await(Collection<Delivery> more, CompletableFuture<Void> gone) {
    running.addAll(more);
    waiting.add(gone);
    tell();
  }

  /** The attempt has ended. */
  void ended(Delivery delivery) {
    running.remove(delivery);
    tell();
  }

  private void tell() {
    if (running.isEmpty()) {
      waiting.forEach(gone -> gone.complete(null));
      waiting.clear();
    }
  }
}
