package io.fleet.query.driver;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The weights of the profiles, which change with the schema alone: asked for again after a minute.
 */
@ApplicationScoped
class Profiles {
  private static final SqlFile PROFILE = SqlFile.load("score-profile");
  private static final Duration HELD = Duration.ofMinutes(1);

  private final ClickHouse store;
  private final Clock clock;
  private final Map<ScoreProfile, Held> held = new EnumMap<>(ScoreProfile.class);

  Profiles(ClickHouse store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Held(Weights weights, Instant until) {}

  /** What the profile says now, or said less than a minute ago. */
  Weights of(ScoreProfile profile) {
    Instant now = clock.instant();
    synchronized (held) {
      Held known = held.get(profile);
      if (known != null && now.isBefore(known.until())) {
        return known.weights();
      }
    }
    Weights weights =
        store
            .first(PROFILE, new Bindings().text("profile", profile.word()), Profiles::read)
            .orElseThrow(() -> new IllegalStateException("no profile " + profile.word()));
    synchronized (held) {
      held.put(profile, new Held(weights, now.plus(HELD)));
    }
    return weights;
  }

  private static Weights read(Row row) throws SQLException {
    return new Weights(
        row.decimal("k"),
        row.decimal("manoeuvre_weight"),
        row.decimal("crash_weight"),
        new Weights.BySeverity(
            row.decimal("factor_1"), row.decimal("factor_2"), row.decimal("factor_3")),
        new Weights.BySeverity(row.decimal("over_1"), row.decimal("over_2"), row.decimal("over_3")),
        row.flag("whole_points"));
  }
}
