package io.fleet.query.geofence;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads visits to geofences. */
@ApplicationScoped
class Visits {
  private static final Orders<Visit> ORDERS =
      Orders.of(
          List.of(
              Order.newest("entered_at", "visit", Visit::enteredAt, Visit::visitId),
              Order.oldest("entered_at", "visit", Visit::enteredAt, Visit::visitId)));
  private static final Orders.Sorted<Visit> LIST = ORDERS.of(SqlFile.load("geofence-visits"));

  private final Scopes scopes;

  Visits(Scopes scopes) {
    this.scopes = scopes;
  }

  Listing<Visit, Visit> list(Filters filters, String sort) {
    Order<Visit> order = ORDERS.parse(sort, filters);
    Bindings bindings =
        scopes
            .forPerson(filters.get("driver_id"))
            .bind(new Bindings())
            .texts("vehicle_ids", filters.vehicleIds())
            .text("group", filters.get("group"))
            .text("driver_id", filters.get("driver_id"))
            .text("trip_id", filters.get("trip_id"))
            .text("fence_id", filters.get("fence_id"))
            .text("state", filters.get("state"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs());
    return Listing.of(Visit.class, LIST.by(order), order, bindings, Visit::read);
  }
}
