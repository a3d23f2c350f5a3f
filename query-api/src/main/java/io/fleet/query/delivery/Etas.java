package io.fleet.query.delivery;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads ETAs, and how far off they were. */
@ApplicationScoped
class Etas {
  private static final Orders<DeliveryEta> ETA_ORDERS =
      Orders.of(List.of(Order.oldest("eta", "stop_key", DeliveryEta::eta, DeliveryEta::stopKey)));
  private static final Orders<EtaAccuracy> ACCURACY_ORDERS =
      Orders.of(List.of(Order.byId("horizon_basis", EtaAccuracy::horizonBasis)));
  private static final Orders.Sorted<DeliveryEta> ETAS =
      ETA_ORDERS.of(SqlFile.load("delivery-etas"));
  private static final Orders.Sorted<EtaAccuracy> ACCURACY =
      ACCURACY_ORDERS.of(SqlFile.load("eta-accuracy"));

  private final Scopes scopes;

  Etas(Scopes scopes) {
    this.scopes = scopes;
  }

  Listing<DeliveryEta, DeliveryEta> latest(Filters filters, String sort) {
    Order<DeliveryEta> order = ETA_ORDERS.parse(sort, filters);
    Bindings bindings = bindings(filters).text("plan_id", filters.get("plan_id"));
    return Listing.of(DeliveryEta.class, ETAS.by(order), order, bindings, DeliveryEta::read);
  }

  Listing<EtaAccuracy, EtaAccuracy> accuracy(Filters filters, String sort) {
    Order<EtaAccuracy> order = ACCURACY_ORDERS.parse(sort, filters);
    return Listing.of(
        EtaAccuracy.class, ACCURACY.by(order), order, bindings(filters), EtaAccuracy::read);
  }

  private Bindings bindings(Filters filters) {
    return scopes
        .current()
        .bind(new Bindings())
        .texts("vehicle_ids", filters.vehicleIds())
        .text("group", filters.get("group"))
        .number("from_ms", filters.range().fromMs())
        .number("to_ms", filters.range().toMs());
  }
}
