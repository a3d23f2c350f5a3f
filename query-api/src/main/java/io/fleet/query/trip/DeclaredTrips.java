package io.fleet.query.trip;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Knows whether trips that a driver app declared can be among those of a question. */
@ApplicationScoped
class DeclaredTrips {
  private static final SqlFile EVER = SqlFile.load("trips-declared-ever");
  private static final SqlFile WITHIN = SqlFile.load("trips-declared");

  private static final Duration SOME_HELD = Duration.ofMinutes(1);

  private final ClickHouse store;
  private final TripSettings settings;
  private final Clock clock;
  private volatile Ever ever = new Ever(false, Instant.MIN);

  DeclaredTrips(ClickHouse store, TripSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  private record Ever(boolean any, Instant until) {}

  /**
   * Whether one may have begun there.
   *
   * @param within the vehicles and the time in question
   */
  boolean areAny(Bindings within) {
    return areAny() && isThere(WITHIN, within);
  }

  /** A fleet without a driver app is asked once a second and not with each of its lists. */
  private boolean areAny() {
    Instant now = clock.instant();
    Ever known = ever;
    if (now.isBefore(known.until())) {
      return known.any();
    }
    boolean any = isThere(EVER, new Bindings());
    ever = new Ever(any, now.plus(any ? SOME_HELD : settings.noneDeclaredHeld()));
    return any;
  }

  private boolean isThere(SqlFile sql, Bindings bindings) {
    return store.first(sql, bindings, row -> row.integer("declared")).isPresent();
  }
}
