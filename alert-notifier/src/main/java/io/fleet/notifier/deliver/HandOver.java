package io.fleet.notifier.deliver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Attempts under way with messages that have another owner already. Lives on a lane's thread. */
final class HandOver {
  private final Set<Delivery> underWay = new HashSet<>();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

  /** Releases the deliveries; {@code ended} is completed when none of them is under way. */
  void release(List<Delivery> theirs, CompletableFuture<Void> ended) {
    theirs.forEach(Delivery::release);
    theirs.stream().filter(Delivery::isRunning).forEach(underWay::add);
    waiting.add(ended);
    completeIfNone();
  }

  /** The attempt has ended. */
  void ended(Delivery delivery) {
    underWay.remove(delivery);
    completeIfNone();
  }

  private void completeIfNone() {
    if (underWay.isEmpty()) {
      waiting.forEach(ended -> ended.complete(null));
      waiting.clear();
    }
  }
}
