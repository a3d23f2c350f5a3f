package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointListener;
import io.fleet.notifier.endpoint.EventOutlet;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.EventSink;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.PendingIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lanes in force, one an endpoint. Pending messages of an endpoint that is not there stay in
 * the store until it comes.
 */
public final class Lanes implements EventSink, EndpointListener, EventOutlet {
  private final Function<Endpoint, Lane> newLane;
  private final Map<String, List<PendingIndex>> parked = new HashMap<>();
  private volatile Map<String, Lane> lanes = Map.of();
  private double share = 1;

  Lanes(Function<Endpoint, Lane> newLane) {
    this.newLane = newLane;
  }

  /** Gives the event to every lane that wants it. */
  @Override
  public void dispatch(Event event, Runnable settled) {
    List<Lane> wanting = lanes.values().stream().filter(lane -> lane.wants(event)).toList();
    if (wanting.isEmpty()) {
      settled.run();
      return;
    }
    AtomicInteger open = new AtomicInteger(wanting.size());
    Runnable one =
        () -> {
          if (open.decrementAndGet() == 0) {
            settled.run();
          }
        };
    wanting.forEach(lane -> lane.submit(event, one));
  }

  @Override
  public boolean send(String endpointId, Event event, Runnable settled) {
    Lane lane = lanes.get(endpointId);
    if (lane == null) {
      return false;
    }
    lane.submit(event, settled);
    return true;
  }

  /** The endpoint in force under this id. */
  public Optional<Endpoint> endpoint(String id) {
    return Optional.ofNullable(lanes.get(id)).map(Lane::endpoint);
  }

  /**
   * Takes up what is pending in shards that are this instance's now. All at once, for the order of
   * a vehicle's messages is found among them.
   */
  public synchronized void restore(Collection<PendingIndex> pending) {
    Map<String, List<PendingIndex>> byEndpoint =
        pending.stream().collect(Collectors.groupingBy(PendingIndex::endpointId));
    byEndpoint.forEach(
        (endpointId, theirs) -> {
          Lane lane = lanes.get(endpointId);
          if (lane != null) {
            lane.restore(theirs);
          } else {
            parked.computeIfAbsent(endpointId, id -> new ArrayList<>()).addAll(theirs);
          }
        });
  }

  /**
   * Forgets what came from these shards, for they are another instance's now.
   *
   * @return completed when no attempt of theirs is under way
   */
  public synchronized CompletionStage<Void> release(Set<Shard> shards) {
    parked.values().forEach(each -> each.removeIf(p -> shards.contains(p.origin().shard())));
    return CompletableFuture.allOf(
        lanes.values().stream()
            .map(lane -> lane.release(shards).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  /**
   * Tells each lane which part of its endpoint's rate it may use.
   *
   * @param newShare 0 to 1; 1 if nobody else delivers
   */
  public synchronized void setShare(double newShare) {
    share = newShare;
    lanes.values().forEach(lane -> lane.share(newShare));
  }

  @Override
  public synchronized void inForce(Endpoint endpoint) {
    Lane lane = lanes.get(endpoint.id());
    if (lane != null) {
      lane.change(endpoint);
      return;
    }
    Lane added = newLane.apply(endpoint);
    added.share(share);
    List<PendingIndex> pending = parked.remove(endpoint.id());
    if (pending != null) {
      added.restore(pending);
    }
    Map<String, Lane> next = new HashMap<>(lanes);
    next.put(endpoint.id(), added);
    lanes = Map.copyOf(next);
  }

  @Override
  public synchronized void removed(String endpointId) {
    Map<String, Lane> next = new HashMap<>(lanes);
    Lane lane = next.remove(endpointId);
    lanes = Map.copyOf(next);
    if (lane != null) {
      lane.close();
    }
  }
}
