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

  /** Takes out those that have waited long enough and are not on their way to the store. */
  void takeOverdue(long nowMs, Consumer<Delivery> each) {
    while (!deliveries.isEmpty()) {
      Delivery oldest = deliveries.iterator().next();
      if (!oldest.isSettled() && oldest.acceptedAtMs() + patienceMs > nowMs) {
        return;
      }
      deliveries.remove(oldest);
      if (!oldest.isSettled() && !oldest.isInStore()) {
        each.accept(oldest);
      }
    }
  }
}
