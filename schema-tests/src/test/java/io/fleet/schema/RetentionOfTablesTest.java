package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.schema.retention.Keep;
import io.fleet.schema.retention.Retention;
import io.fleet.schema.retention.RetentionStep;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every table is kept as long as its class says, and no longer. */
class RetentionOfTablesTest {
  private static final Retention RETENTION = Retention.standard();

  /** What a table's rows grow old by, in its own words. */
  private static final Pattern CLOCK =
      Pattern.compile(" TTL (?:.*, )?(?:toDateTime\\()?(\\w+)\\)? \\+ ");

  @RegisterExtension static final Database database = Database.emptyOnce();

  @Test
  void everyTableIsInAClass() {
    Set<String> there = new TreeSet<>(database.tables());
    there.add(SchemaMigrator.HISTORY_TABLE);
    assertThat(RETENTION.tables()).isEqualTo(there);
  }

  @Test
  void theTablesSayWhatTheFileSays() {
    for (String table : database.tables()) {
      Keep keep = RETENTION.ofTable(table).orElseThrow();
      if (keep.isForEver()) {
        assertThat(definition(table)).as(table).doesNotContain(" TTL ");
      } else {
        assertThat(definition(table))
            .as(table)
            .containsPattern(CLOCK.pattern() + Pattern.quote(interval(keep)) + "(?! WHERE)");
      }
      for (String column : RETENTION.columns(table)) {
        assertThat(definition(table))
            .containsPattern("`" + column + "` [^`]* TTL \\w+ \\+ toIntervalDay\\(90\\)");
      }
    }
  }

  @Test
  void whatAnInstallationSaysIsAppliedOnceAndTakenBack() throws Exception {
    Retention shorter = Retention.of("positions=P30D");
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl("default"), "default", "")) {
      // when
      List<String> first = new RetentionStep(connection, "fleet", shorter).apply();
      List<String> again = new RetentionStep(connection, "fleet", shorter).apply();

      // then
      assertThat(first).hasSize(10);
      assertThat(again).isEmpty();
      assertThat(definition("telemetry")).contains("ingested_at + toIntervalDay(30)");
      assertThat(definition("vehicle_hour_marks"))
          .contains("toIntervalHour(2) WHERE settled = 1, ingested_at + toIntervalDay(30)");
      assertThat(definition("vehicle_hours"))
          .contains("telemetry_since + toIntervalDay(30)", "ingested_at + toIntervalMonth(13)");
      assertThat(definition("trips")).contains("TTL ingested_at + toIntervalMonth(25)");
    } finally {
      database.migrate();
    }
    assertThat(definition("telemetry")).contains("ingested_at + toIntervalDay(90)");
  }

  /** Told of months ago, as a clock that went on would have it. */
  @Test
  void rowsOlderThanTheirClassGoAndYoungerOnesStay() {
    List<String> wrong = new ArrayList<>();
    for (String table : database.tables()) {
      Keep keep = RETENTION.ofTable(table).orElseThrow();
      if (keep.isForEver()) {
        continue;
      }
      // when
      tell(table, 1, keep, " - INTERVAL 1 DAY");
      tell(table, 2, keep, " + INTERVAL 1 DAY");
      database.execute("OPTIMIZE TABLE fleet." + table + " FINAL");

      // then
      if (!rows(table, 1).equals("0") || !rows(table, 2).equals("1")) {
        wrong.add(table + ": old " + rows(table, 1) + ", young " + rows(table, 2));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aTripLosesItsPlacesBeforeItGoesItself() {
    // given
    for (int days : List.of(89, 91)) {
      database.execute(
          "INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, start_lat_e6,"
              + " end_lon_e6, distance_mm, ingested_at) VALUES ('places-%1$d', now64(3),"
                  .formatted(days)
              + " generateUUIDv4(), 1, 48100000, 11500000, 7, now() - INTERVAL %d DAY)"
                  .formatted(days));
    }

    // when
    database.execute("OPTIMIZE TABLE fleet.trips FINAL");

    // then
    assertThat(
            database.query(
                "SELECT vehicle_id, start_lat_e6, end_lon_e6, distance_mm FROM fleet.trips FINAL"
                    + " WHERE startsWith(vehicle_id, 'places-') ORDER BY vehicle_id"))
        .isEqualTo("places-89\t48100000\t11500000\t7\nplaces-91\t\\N\t\\N\t7\n");
    assertThat(
            database.query(
                "SELECT vehicle_id, start_lat FROM fleet.trips_by_time"
                    + " WHERE startsWith(vehicle_id, 'places-') ORDER BY vehicle_id"))
        .isEqualTo("places-89\t48.1\nplaces-91\t\\N\n");
  }

  private static void tell(String table, int who, Keep keep, String more) {
    database.execute(
        "INSERT INTO fleet.%s (%s, %s) SELECT %s, now() - %s%s"
            .formatted(table, key(table), clock(table), value(table, who), interval(keep), more));
  }

  private static String rows(String table, int who) {
    return database
        .query(
            "SELECT count() FROM fleet.%s WHERE %s = %s"
                .formatted(table, key(table), value(table, who)))
        .strip();
  }

  private static String clock(String table) {
    Matcher clock =
        CLOCK.matcher(
            database.query(
                "SELECT engine_full FROM system.tables WHERE database = 'fleet' AND name = '%s'"
                    .formatted(table)));
    assertThat(clock.find()).as(table).isTrue();
    return clock.group(1);
  }

  /** The first column of the identity, and two values of it that no other table's rows bring. */
  private static String key(String table) {
    return database
        .query(
            "SELECT splitByChar(',', sorting_key)[1] FROM system.tables WHERE database = 'fleet'"
                + " AND name = '%s'".formatted(table))
        .strip();
  }

  private static String value(String table, int who) {
    String type =
        database
            .query(
                "SELECT type FROM system.columns WHERE database = 'fleet' AND table = '%s' AND name = '%s'"
                    .formatted(table, key(table)))
            .strip();
    return type.startsWith("DateTime")
        ? "toDateTime('2020-01-0%d 00:00:00', 'UTC')".formatted(who)
        : type.equals("UUID")
            ? "toUUID('00000000-0000-0000-0000-00000000000%d')".formatted(who)
            : "'%s-%d'".formatted(table, who);
  }

  private static String definition(String table) {
    return database.query(
        "SELECT create_table_query FROM system.tables WHERE database = 'fleet' AND name = '%s'"
            .formatted(table));
  }

  private static String interval(Keep keep) {
    Period period = keep.period();
    return period.getDays() > 0
        ? "toIntervalDay(" + period.getDays() + ")"
        : "toIntervalMonth(" + period.toTotalMonths() + ")";
  }
}
