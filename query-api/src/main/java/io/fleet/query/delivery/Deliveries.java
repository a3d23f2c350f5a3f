package io.fleet.query.delivery;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Zone;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads stops of delivery plans, and what they come to by day and place. */
@ApplicationScoped
class Deliveries {
  private static final Orders<DeliveryStop> STOP_ORDERS =
      Orders.of(
          List.of(
              Order.newest(
                  "plan_since", "stop_key", DeliveryStop::planSince, DeliveryStop::stopKey),
              Order.oldest(
                  "plan_since", "stop_key", DeliveryStop::planSince, DeliveryStop::stopKey)));
  private static final Orders<SlaDay> DAY_ORDERS =
      Orders.of(
          List.of(
              Order.newest("starts_at", "day_site", SlaDay::startsAt, SlaDay::key),
              Order.oldest("starts_at", "day_site", SlaDay::startsAt, SlaDay::key)));
  private static final Orders<SiteHour> SITE_ORDERS =
      Orders.of(
          List.of(
              Order.greatest("over_s", "site_hour", SiteHour::overS, SiteHour::siteHour),
              Order.greatest("dwell_p90_s", "site_hour", SiteHour::dwellP90S, SiteHour::siteHour),
              Order.byId("site_hour", SiteHour::siteHour)));
  private static final Orders.Sorted<DeliveryStop> STOPS =
      STOP_ORDERS.of(SqlFile.load("delivery-stops"));
  private static final Orders.Sorted<SlaDay> DAYS = DAY_ORDERS.of(SqlFile.load("delivery-days"));
  private static final Orders.Sorted<SiteHour> SITES =
      SITE_ORDERS.of(SqlFile.load("delivery-sites"));

  private final Scopes scopes;

  Deliveries(Scopes scopes) {
    this.scopes = scopes;
  }

  Listing<DeliveryStop, DeliveryStop> stops(Filters filters, String sort) {
    Order<DeliveryStop> order = STOP_ORDERS.parse(sort, filters);
    Bindings bindings =
        bindings(filters)
            .text("plan_id", filters.get("plan_id"))
            .text("state", filters.get("state"))
            .text("sla", filters.get("sla"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs());
    return Listing.of(DeliveryStop.class, STOPS.by(order), order, bindings, DeliveryStop::read);
  }

  /** Whole days: a day that is asked for in part is told as a whole. */
  Listing<SlaDay, SlaDay> days(Zone zone, Filters filters, String sort) {
    Order<SlaDay> order = DAY_ORDERS.parse(sort, filters);
    Bindings bindings =
        whole(zone, filters).text("by_site", filters.get("by").equals("site") ? "1" : "");
    return Listing.of(SlaDay.class, DAYS.by(order), order, bindings, SlaDay::read);
  }

  Listing<SiteHour, SiteHour> sites(Zone zone, Filters filters, String sort) {
    Order<SiteHour> order = SITE_ORDERS.parse(sort, filters);
    return Listing.of(SiteHour.class, SITES.by(order), order, whole(zone, filters), SiteHour::read);
  }

  private Bindings whole(Zone zone, Filters filters) {
    return bindings(filters)
        .text("zone", zone.name())
        .number("from_ms", zone.startOfDayMs(filters.range().fromMs()))
        .number("to_ms", zone.startOfNextDayMs(filters.range().toMs()));
  }

  private Bindings bindings(Filters filters) {
    return scopes
        .current()
        .bind(new Bindings())
        .texts("vehicle_ids", filters.vehicleIds())
        .text("group", filters.get("group"));
  }
}
