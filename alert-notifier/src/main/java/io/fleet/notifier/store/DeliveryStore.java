package io.fleet.notifier.store;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Keeps deliveries that are not done over restarts. Calls never block. */
public interface DeliveryStore {

  /**
   * Keeps the delivery, in place of what was kept under its message id.
   *
   * @return completed when it is safe; failed if the log did not take it in time
   */
  CompletionStage<StoredAt> save(Pending pending);

  /** Forgets a delivery that is done or given up. */
  CompletionStage<Void> remove(String messageId);

  /** The content of deliveries; what is no longer where it was is left out. */
  CompletionStage<Map<StoredAt, Pending>> read(Collection<StoredAt> places);

  /** Tells every pending delivery the store holds now; once, at start. */
  CompletionStage<Void> load(Consumer<PendingIndex> each);
}
