package io.fleet.query.scope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * In which groups each vehicle is, as the store said last: what comes from the log is filtered by
 * it. Before it was read once, clients of a part of the fleet are told of nothing.
 */
@ApplicationScoped
public class VehicleGroups {
  private static final SqlFile ALL = SqlFile.load("vehicle-groups");
  private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

  /** Vehicles beyond are in no group. */
  private static final int MAX_VEHICLES = 50_000;

  private static final long FRESH_MS = 10_000;

  private final ClickHouse store;
  private final Clock clock;
  private final ObjectMapper json;
  private volatile Map<String, List<String>> groups = Map.of();
  private volatile long knownAtMs;

  VehicleGroups(ClickHouse store, Clock clock, ObjectMapper json) {
    this.store = store;
    this.clock = clock;
    this.json = json;
  }

  private record Membership(String vehicleId, List<String> groups) {}

  /**
   * Asks the store.
   *
   * @throws io.fleet.query.problem.ProblemException if it does not answer; what was known stays
   */
  public void refresh() {
    Bindings bindings = new Bindings().number("rows", MAX_VEHICLES);
    groups =
        store.list(ALL, bindings, this::read).stream()
            .collect(Collectors.toUnmodifiableMap(Membership::vehicleId, Membership::groups));
    knownAtMs = clock.millis();
  }

  /** Asks the store, unless what is known is of the last seconds or nothing is asked of it. */
  public void refreshFor(Scope scope) {
    if (!scope.wholeFleet() && clock.millis() - knownAtMs > FRESH_MS) {
      refresh();
    }
  }

  private Membership read(Row row) throws SQLException {
    try {
      return new Membership(row.text("vehicle_id"), json.readValue(row.text("names"), NAMES));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether somebody of that scope may be told of the vehicle. */
  public boolean covers(Scope scope, String vehicleId) {
    return scope.wholeFleet()
        || (vehicleId != null && scope.covers(groups.getOrDefault(vehicleId, List.of())));
  }
}
