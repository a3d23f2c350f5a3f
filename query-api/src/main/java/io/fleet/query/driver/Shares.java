package io.fleet.query.driver;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.scope.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a driver's trips and what happened on them bring into a score. */
@ApplicationScoped
class Shares {
  private static final SqlFile OF_DRIVER = SqlFile.load("driver-shares");
  private static final SqlFile TOLD = SqlFile.load("events-with-actions");
  private static final SqlFile DECISIONS = SqlFile.load("score-decisions");

  /** With more events than these all decisions are as quickly read. */
  private static final int MANY = 500;

  private static final String EXCLUDED = "excluded";
  private static final String CONTESTED = "contested";

  private final ClickHouse store;

  Shares(ClickHouse store) {
    this.store = store;
  }

  /**
   * Of whom, and for whom. A driver who drove no vehicle of the scope between from and to has no
   * shares.
   */
  record Whose(String driverId, Scope scope, Instant from, Instant to) {}

  /** Of trips that began in [since, until), by their start, with nothing said about events yet. */
  List<Share> of(Whose whose, Instant since, Instant until) {
    Bindings bindings =
        whose
            .scope()
            .bind(new Bindings())
            .text("driver_id", whose.driverId())
            .number("since_ms", since.toEpochMilli())
            .number("until_ms", until.toEpochMilli())
            .number("from_ms", whose.from().toEpochMilli())
            .number("to_ms", whose.to().toEpochMilli());
    return store.list(OF_DRIVER, bindings, Shares::read);
  }

  /** The same, each event with what people have said about it. */
  List<Share> decided(List<Share> shares, String driverId) {
    List<String> events =
        shares.stream().filter(share -> !share.isTrip()).map(Share::id).distinct().toList();
    if (events.isEmpty()) {
      return shares;
    }
    boolean many = events.size() > MANY;
    List<String> touched = many ? List.of() : touched(events);
    if (touched.isEmpty() && !many) {
      return shares;
    }
    Map<String, String> said = new HashMap<>();
    Bindings bindings = new Bindings().text("driver_id", driverId).texts("event_ids", touched);
    store.list(DECISIONS, bindings, row -> said.put(row.text("id"), state(row)));
    return said.isEmpty()
        ? shares
        : shares.stream()
            .map(share -> share.isTrip() ? share : share.with(said.get(share.id())))
            .toList();
  }

  private List<String> touched(List<String> events) {
    return store.list(TOLD, new Bindings().texts("event_ids", events), row -> row.text("id"));
  }

  /** An exclusion holds whoever contests it. */
  private static String state(Row row) throws SQLException {
    String decision = row.text("decision");
    return !EXCLUDED.equals(decision) && row.flag("contested") ? CONTESTED : decision;
  }

  private static Share read(Row row) throws SQLException {
    return new Share(
        row.text("kind"),
        row.text("id"),
        row.text("vehicle_id"),
        row.text("trip_id"),
        row.time("trip_started_at_ms"),
        row.time("started_at_ms"),
        row.time("ended_at_ms"),
        row.flag("open"),
        row.integer("severity").intValue(),
        row.integer("distance_mm"),
        row.integer("moving_ms"),
        row.integer("private_mm"),
        row.integer("unjudged_mm"),
        row.flag("in_sight"),
        null);
  }
}
