package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointListener;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.EventSink;
import io.fleet.notifier.store.PendingIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The lanes in force, one an endpoint. Pending messages of an endpoint that is not there at start
 * stay in the store until its file comes.
 */
public final class Lanes implements EventSink, EndpointListener {
  private final Function<Endpoint, Lane> newLane;
  private final Map<String, List<PendingIndex>> parked = new HashMap<>();
  private volatile Map<String, Lane> lanes = Map.of();

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

  /**
   * Gives the event to one lane, whether it wants it or not. Never blocks.
   *
   * @param settled runs once, on any thread, when it has delivered, stored or given it up
   * @return false if there is no such lane; nothing runs then
   */
  public boolean submit(String endpointId, Event event, Runnable settled) {
    Lane lane = lanes.get(endpointId);
    if (lane != null) {
      lane.submit(event, settled);
    }
    return lane != null;
  }

  /** Takes up what was pending before a restart. */
  public synchronized void restore(PendingIndex pending) {
    Lane lane = lanes.get(pending.endpointId());
    if (lane != null) {
      lane.restore(List.of(pending));
    } else {
      parked.computeIfAbsent(pending.endpointId(), id -> new ArrayList<>()).add(pending);
    }
  }

  @Override
  public synchronized void inForce(Endpoint endpoint) {
    Lane lane = lanes.get(endpoint.id());
    if (lane != null) {
      lane.change(endpoint);
      return;
    }
    Lane added = newLane.apply(endpoint);
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
