package io.fleet.query.behaviour;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads behaviour events of every kind. */
@ApplicationScoped
class BehaviourEvents {
  private static final Orders<BehaviourEvent> ORDERS =
      Orders.of(
          List.of(
              Order.newest(
                  "started_at", "event", BehaviourEvent::startedAt, BehaviourEvent::eventId),
              Order.oldest(
                  "started_at", "event", BehaviourEvent::startedAt, BehaviourEvent::eventId)));
  private static final Orders.Sorted<BehaviourEvent> LIST =
      ORDERS.of(SqlFile.load("behaviour-events"));

  private final Scopes scopes;

  BehaviourEvents(Scopes scopes) {
    this.scopes = scopes;
  }

  Listing<BehaviourEvent, BehaviourEvent> list(Filters filters, String sort) {
    Order<BehaviourEvent> order = ORDERS.parse(sort, filters);
    Bindings bindings =
        scopes
            .forPerson(filters.get("driver_id"))
            .bind(new Bindings())
            .texts("vehicle_ids", filters.vehicleIds())
            .text("group", filters.get("group"))
            .text("driver_id", filters.get("driver_id"))
            .text("trip_id", filters.get("trip_id"))
            .text("kind", filters.get("kind"))
            .text("decision", filters.get("decision"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs());
    return Listing.of(BehaviourEvent.class, LIST.by(order), order, bindings, BehaviourEvent::read);
  }
}
