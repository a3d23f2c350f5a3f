package io.fleet.notifier.deliver;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Fresh messages that still keep their record from being acknowledged, oldest first. */
final class Unsettled {
  private final long patienceMs;
  private final Set<Delivery> deliveries = new LinkedHashSet<>();

  Unsettled(LaneSettings settings) {
    this.patienceMs = settings.storeAfter().toMillis();
  }

  void add(Delivery delivery) {
    deliveries.add(delivery);
  }

  void remove(Delivery delivery) {
    deliveries.remove(delivery);
  }

  /** Whether one has waited so long that it should be stored. */
  boolean isOverdue(long nowMs) {
    return deliveries.stream()
        .filter(delivery -> !delivery.isSettled())
        .findFirst()
        .filter(oldest -> oldest.acceptedAtMs() + patienceMs <= nowMs)
        .isPresent();
  }

  /** Takes out all, and tells those that are not on their way to the store, oldest first. */
  void takeAll(Consumer<Delivery> each) {
    if (deliveries.isEmpty()) {
      return;
    }
    Set<Delivery> all = new LinkedHashSet<>(deliveries);
    deliveries.clear();
    all.stream().filter(delivery -> !delivery.isSettled() && !delivery.isInStore()).forEach(each);
  }
}
