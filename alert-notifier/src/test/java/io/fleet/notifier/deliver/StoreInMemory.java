package io.fleet.notifier.deliver;

import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.DeliveryStore;
import io.fleet.notifier.store.Pending;
import io.fleet.notifier.store.PendingIndex;
import io.fleet.notifier.store.StoredAt;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Keeps deliveries as the log does: every write has a place of its own. */
final class StoreInMemory implements DeliveryStore {
  private final Map<StoredAt, Pending> written = new LinkedHashMap<>();
  private final Map<String, StoredAt> newest = new LinkedHashMap<>();

  @Override
  public synchronized CompletionStage<StoredAt> save(Pending pending, StoredAt before) {
    StoredAt at = new StoredAt(0, written.size());
    written.put(at, pending);
    newest.remove(pending.messageId());
    newest.put(pending.messageId(), at);
    return CompletableFuture.completedFuture(at);
  }

  @Override
  public synchronized CompletionStage<Void> remove(String messageId, Shard shard, StoredAt before) {
    newest.remove(messageId);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized CompletionStage<Map<StoredAt, Pending>> read(Collection<StoredAt> places) {
    return CompletableFuture.completedFuture(
        places.stream()
            .filter(written::containsKey)
            .collect(Collectors.toMap(at -> at, written::get)));
  }

  @Override
  public synchronized CompletionStage<List<PendingIndex>> load(Set<Shard> shards) {
    return CompletableFuture.completedFuture(
        newest.values().stream().map(at -> PendingIndex.of(written.get(at), at)).toList());
  }

  /** What is pending, the one that was written last at the end. */
  synchronized List<Pending> pending() {
    return newest.values().stream().map(written::get).toList();
  }

  synchronized int writes() {
    return written.size();
  }
}
