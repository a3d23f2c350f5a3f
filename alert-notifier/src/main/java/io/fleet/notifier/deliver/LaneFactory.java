package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointHealth;
import io.fleet.notifier.endpoint.VehicleGroups;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.history.AttemptLog;
import io.fleet.notifier.store.DeadLetters;
import io.fleet.notifier.store.DeliveryStore;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;

/** Builds lanes, each on an event loop of its own choosing and with connections of its own. */
public final class LaneFactory {
  private final VertxInternal vertx;
  private final Senders senders;
  private final DeliveryStore store;
  private final DeadLetters deadLetters;
  private final LaneTools tools;

  public LaneFactory(
      Vertx vertx,
      Senders senders,
      LaneSettings lanes,
      RetrySchedule schedule,
      DeliveryStore store,
      DeadLetters deadLetters,
      EndpointHealth health,
      AttemptLog log,
      DeliveryMetrics metrics,
      VehicleGroups groups,
      Clock clock) {
    this.vertx = (VertxInternal) vertx;
    this.senders = senders;
    this.store = store;
    this.deadLetters = deadLetters;
    this.tools =
        new LaneTools(
            lanes, schedule, health, log, metrics, clock, event -> groupsOf(event, groups));
  }

  private static String groupsOf(Event event, VehicleGroups groups) {
    String vehicleId = event.scope().vehicleId();
    Set<String> names = vehicleId == null ? Set.of() : groups.of(vehicleId, event.occurredAtMs());
    return names.isEmpty() ? null : String.join(",", new TreeSet<>(names));
  }

  /** No lanes yet; they come with their endpoints. */
  public Lanes lanes() {
    return new Lanes(this::lane);
  }

  /** The public way to a context sticks to the calling thread; lanes are to spread over loops. */
  private Lane lane(Endpoint endpoint) {
    Context context = vertx.createEventLoopContext();
    Sender sender = senders.sender(tools.settings().concurrency());
    Keeper keeper = new Keeper(context, endpoint.id(), store, deadLetters, tools.clock());
    return new Lane(context, endpoint, tools, sender, keeper);
  }
}
