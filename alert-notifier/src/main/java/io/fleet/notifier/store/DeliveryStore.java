package io.fleet.notifier.store;

import io.fleet.notifier.event.Shard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Keeps deliveries that are not done over restarts. Calls never block. */
public interface DeliveryStore {

  /**
   * Keeps the delivery, in place of what was kept under its message id.
   *
   * @param before where it was kept, or null; it stays in that partition, else it goes into its
   *     shard's
   * @return completed when it is safe; failed if the log did not take it in time
   */
  CompletionStage<StoredAt> save(Pending pending, StoredAt before);

  /**
   * Forgets a delivery that is done or given up.
   *
   * @param shard where its event came from
   * @param before where it was kept, null if that is not known yet
   */
  CompletionStage<Void> remove(String messageId, Shard shard, StoredAt before);

  /** The content of deliveries; what is no longer where it was is left out. */
  CompletionStage<Map<StoredAt, Pending>> read(Collection<StoredAt> places);

  /** Every pending delivery of these shards that the store holds now, however long that takes. */
  CompletionStage<List<PendingIndex>> load(Set<Shard> shards);
}
