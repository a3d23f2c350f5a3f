package io.fleet.query.utilisation;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.page.TimeRange;
import io.fleet.query.page.Zone;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what vehicles' time was counted as, whole days always. */
@ApplicationScoped
class Uses {
  private static final Orders<UseDay> DAYS =
      Orders.of(
          List.of(
              Order.newest("starts_at", "day", UseDay::startsAt, UseDay::day),
              Order.oldest("starts_at", "day", UseDay::startsAt, UseDay::day)));
  private static final Orders<VehicleUse> VEHICLES =
      Orders.of(
          List.of(
              Order.byId("vehicle_id", VehicleUse::vehicleId),
              Order.greatest(
                  "distance_m", "vehicle_id", VehicleUse::distanceM, VehicleUse::vehicleId),
              Order.least(
                  "distance_m", "vehicle_id", VehicleUse::distanceM, VehicleUse::vehicleId)));
  private static final Orders<UseFlag> FLAGS =
      Orders.of(
          List.of(
              Order.newest("started_at", "flag_id", UseFlag::startedAt, UseFlag::id),
              Order.oldest("started_at", "flag_id", UseFlag::startedAt, UseFlag::id)));
  private static final Orders.Sorted<UseDay> OF_DAYS = DAYS.of(SqlFile.load("utilisation-days"));
  private static final Orders.Sorted<VehicleUse> OF_VEHICLES =
      VEHICLES.of(SqlFile.load("utilisation"));
  private static final Orders.Sorted<UseFlag> OF_FLAGS =
      FLAGS.of(SqlFile.load("utilisation-flags"));
  private static final SqlFile STATES = SqlFile.load("fleet-states");
  private static final SqlFile SUMS = SqlFile.load("utilisation-sums");
  private static final SqlFile RULES = SqlFile.load("utilisation-rules");

  private final ClickHouse store;
  private final Scopes scopes;
  private final Clock clock;

  Uses(ClickHouse store, Scopes scopes, Clock clock) {
    this.store = store;
    this.scopes = scopes;
    this.clock = clock;
  }

  Listing<UseDay, UseDay> days(String vehicleId, Zone zone, Filters filters, String sort) {
    Order<UseDay> order = DAYS.parse(sort, filters);
    Bindings bindings =
        bindings(zone, filters.range())
            .text("vehicle_id", vehicleId)
            .number("now_ms", clock.millis());
    return Listing.of(UseDay.class, OF_DAYS.by(order), order, bindings, UseDay::read);
  }

  Listing<VehicleUse, VehicleUse> vehicles(Zone zone, Filters filters, String sort) {
    Order<VehicleUse> order = VEHICLES.parse(sort, filters);
    Bindings bindings = bindings(zone, filters.range()).text("group", filters.get("group"));
    return Listing.of(VehicleUse.class, OF_VEHICLES.by(order), order, bindings, VehicleUse::read);
  }

  Listing<UseFlag, UseFlag> flags(Zone zone, Filters filters, String sort) {
    Order<UseFlag> order = FLAGS.parse(sort, filters);
    Bindings bindings =
        bindings(zone, filters.range())
            .text("vehicle_id", filters.get("vehicle_id"))
            .text("flag", filters.get("flag"))
            .text("group", filters.get("group"));
    return Listing.of(UseFlag.class, OF_FLAGS.by(order), order, bindings, UseFlag::read);
  }

  FleetUse fleet(Zone zone, TimeRange range) {
    Map<String, Long> states = new LinkedHashMap<>();
    store.list(
        STATES,
        scopes.current().bind(new Bindings()),
        row -> states.put(row.text("state"), row.integer("vehicles")));
    Map<String, Long> rules = new LinkedHashMap<>();
    store.list(
        RULES, bindings(zone, range), row -> rules.put(row.text("rule"), row.integer("vehicles")));
    return store
        .first(
            SUMS,
            bindings(zone, range),
            row ->
                new FleetUse(
                    Instant.ofEpochMilli(zone.startOfDayMs(range.fromMs())),
                    Instant.ofEpochMilli(zone.startOfNextDayMs(range.toMs())),
                    states,
                    row.integer("vehicles"),
                    row.integer("vehicles_used"),
                    row.decimal("driving_s"),
                    row.decimal("standing_s"),
                    row.decimal("distance_m"),
                    rules))
        .orElseThrow();
  }

  /** Whole days: a day that is asked for in part is told as a whole, as each day has one number. */
  private Bindings bindings(Zone zone, TimeRange range) {
    return scopes
        .current()
        .bind(new Bindings())
        .text("zone", zone.name())
        .number("from_ms", zone.startOfDayMs(range.fromMs()))
        .number("to_ms", zone.startOfNextDayMs(range.toMs()));
  }
}
