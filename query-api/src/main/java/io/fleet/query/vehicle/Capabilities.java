package io.fleet.query.vehicle;

import io.fleet.events.Refusal;
import io.fleet.events.capability.Capability;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/** Reads what was learned of vehicles, and says which rules that suffices for. */
@ApplicationScoped
class Capabilities {
  private static final SqlFile ONE = SqlFile.load("vehicle-capability");

  private final ClickHouse store;
  private final Scopes scopes;
  private final Clock clock;

  Capabilities(ClickHouse store, Scopes scopes, Clock clock) {
    this.store = store;
    this.scopes = scopes;
    this.clock = clock;
  }

  /** That of a vehicle, null if nothing was learned of it yet or it makes no sense. */
  VehicleCapability of(String vehicleId) {
    Learned learned =
        store
            .first(
                ONE,
                scopes
                    .current()
                    .bind(new Bindings())
                    .text("vehicle_id", vehicleId)
                    .number("at_ms", clock.millis()),
                Capabilities::read)
            .orElse(null);
    try {
      return learned == null || learned.deleted()
          ? null
          : VehicleCapability.of(learned.since(), Capability.of(learned.body()));
    } catch (Refusal.RefusedException e) {
      return null;
    }
  }

  private static Learned read(Row row) throws SQLException {
    return new Learned(row.time("since_ms"), row.flag("deleted"), row.text("body"));
  }

  private record Learned(Instant since, boolean deleted, String body) {}
}
