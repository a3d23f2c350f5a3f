package io.fleet.query.driver;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * On which vehicles to look for what a driver did, so that a question about one person does not
 * read what the whole fleet did. It decides nothing: a vehicle too many costs time alone.
 */
@ApplicationScoped
class DriverVehicles {
  private static final SqlFile NAMING = SqlFile.load("driver-vehicles");

  /** With more vehicles than these the whole fleet is as quickly read. */
  private static final int MANY = 1_000;

  private final ClickHouse store;

  DriverVehicles(ClickHouse store) {
    this.store = store;
  }

  /**
   * Vehicles of trips that began in [from, to) and of events up to a week later.
   *
   * @return empty if nothing names the driver; an empty list stands for all vehicles
   */
  Optional<List<String>> of(String driverId, Instant from, Instant to) {
    Bindings bindings =
        new Bindings()
            .text("driver_id", driverId)
            .number("from_ms", from.toEpochMilli())
            .number("to_ms", to.toEpochMilli())
            .number("rows", MANY + 1);
    List<String> found = store.list(NAMING, bindings, row -> row.text("vehicle_id"));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(found.size() > MANY ? List.of() : found);
  }
}
