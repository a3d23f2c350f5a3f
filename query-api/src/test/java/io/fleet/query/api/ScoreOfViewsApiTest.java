package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One number, one value: of drivers whose trips overlap, are corrected, withdrawn and contested,
 * the API says of a score what the views of the schema say, which the fleet, the dashboards and the
 * snapshots are asked through.
 */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class ScoreOfViewsApiTest {
  private static final List<String> DRIVERS = List.of("view-anna", "view-ben", "view-cleo");

  /** Hashes of a number and a word, so that the same rows come each time. */
  private static final String ROLL = "sipHash64(number, '%s')";

  Store store;

  @BeforeEach
  void drives() {
    String driver = "['view-anna', 'view-ben', 'view-cleo', ''][" + roll("driver") + " % 4 + 1]";
    String vehicle = "concat('view-', toString(sipHash64(number % 120) % 3))";
    // the first 120 are trips, the others began in the first 40 minutes of one of these
    String start =
        "now64(3, 'UTC') - INTERVAL sipHash64(number % 120, 'start') % 900000 SECOND + INTERVAL"
            + " if(number < 120, 0, number * 8) SECOND";
    store.execute(
        ("CREATE TABLE fleet.rolled ENGINE = Memory AS SELECT number, %s AS vehicle_id, %s AS"
                + " started_at, toUUID(concat('cccccccc-0000-5000-8000-', leftPad(toString(number),"
                + " 12, '0'))) AS id, %s AS driver_id FROM numbers(300)")
            .formatted(vehicle, start, driver));
    store.execute(
        ("INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state,"
                + " driver_id, ended_at, distance_mm, moving_ms) SELECT vehicle_id, started_at, id,"
                + " version, version = 2 AND %s %% 9 = 0, 'closed', driver_id, started_at + INTERVAL"
                + " %s %% 5400 SECOND, version * 1000000 + %s %% 60000000, %s %% 5400000 FROM"
                + " fleet.rolled CROSS JOIN (SELECT arrayJoin([2, 1]) AS version) AS told WHERE number"
                + " < 120")
            .formatted(roll("gone"), roll("end"), roll("way"), roll("moving")));
    store.execute(
        ("INSERT INTO fleet.trip_speeds (vehicle_id, started_at, trip_id, version, measured_mm,"
                + " below_50_mm, unjudged_mm, private_mm) SELECT vehicle_id, started_at, id, 1 + %s %%"
                + " 4 > 0, 10000000, 0, %s %% 6000000, if(%s %% 5 = 0, 9000000, 0) FROM fleet.rolled"
                + " WHERE number < 100")
            .formatted(roll("stale"), roll("unjudged"), roll("private")));
    String events = " FROM fleet.rolled WHERE number >= %d AND number < %d";
    store.execute(
        ("INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, kind,"
                + " driver_id, severity, ended_at) SELECT vehicle_id, started_at, id, 1,"
                + " ['harsh_braking', 'harsh_acceleration', 'harsh_cornering'][number %% 3 + 1], if(%s"
                + " %% 3 = 0, driver_id, ''), number %% 4, started_at"
                + events)
            .formatted(roll("names"), 120, 220));
    store.execute(
        ("INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version,"
                + " peak_ckmph, limit_ckmph, ended_at) SELECT vehicle_id, started_at, id, 1, 8000 + %s"
                + " %% 3000, 8000, started_at + INTERVAL number SECOND"
                + events)
            .formatted(roll("peak"), 220, 270));
    store.execute(
        ("INSERT INTO fleet.crash_events (vehicle_id, started_at, event_id, version, state,"
                + " severity) SELECT vehicle_id, started_at, id, 1, if(number %% 2 = 0, 'confirmed',"
                + " 'cleared'), 4"
                + events)
            .formatted(270, 300));
    store.execute(
        "INSERT INTO fleet.event_actions (event_id, at, action_id, version, withdrawn, action,"
            + " driver_id) SELECT id, now64(3), id, 1, 0, ['contested', 'excluded', 'rejected',"
            + " 'restored'][number % 4 + 1], ['view-anna', 'view-ben', 'view-cleo'][number % 3 + 1]"
            + " FROM fleet.rolled WHERE number >= 120 AND number % 5 = 0");
    store.execute("DROP TABLE fleet.rolled SYNC");
  }

  @AfterEach
  void nobodyDrove() {
    for (String table :
        List.of(
            "trips",
            "trip_speeds",
            "harsh_events",
            "overspeed_episodes",
            "crash_events",
            "score_facts",
            "telemetry")) {
      store.execute(
          "ALTER TABLE fleet."
              + table
              + " DELETE WHERE startsWith(vehicle_id, 'view-') SETTINGS mutations_sync = 2");
    }
    store.execute("TRUNCATE TABLE fleet.event_actions");
  }

  private static String roll(String word) {
    return ROLL.formatted(word);
  }

  @Test
  void theWholeAndEveryDayAreWhatTheViewsSay() {
    for (String driver : DRIVERS) {
      for (String profile : List.of("standard", "per-1000-miles")) {
        for (String window : List.of("7d", "30d")) {
          // when
          JsonPath score =
              ask("/v1/drivers/%s/score?window=%s&profile=%s".formatted(driver, window, profile));

          // then
          String of = of(score, profile) + " WHERE driver_id = '" + driver + "'";
          assertThat(List.of(figures(score)))
              .as("%s %s %s", driver, profile, window)
              .isEqualTo(lines(FIGURES + "driver_score_totals" + of + " AND scope = 'window'"));
          assertThat(days(score))
              .hasSizeGreaterThan(2)
              .isEqualTo(
                  lines(
                      "SELECT scope_key, round(score, 6), round(raw_score, 6), reason,"
                          + " round(distance_km * 1000, 3) FROM fleet.driver_score_totals"
                          + of
                          + " AND scope = 'day' ORDER BY scope_key"));
          assertThat(items(score))
              .hasSizeGreaterThan(10)
              .isEqualTo(
                  lines(
                      "SELECT kind, event_id, vehicle_id, trip_id, severity, state, round(points,"
                          + " 6) FROM fleet.driver_score_deductions"
                          + of
                          + " ORDER BY event_id"));
        }
      }
    }
  }

  @Test
  void aTripsScoreIsWhatTheViewSays() {
    List<String> trips =
        lines(
            "SELECT DISTINCT trip_id FROM fleet.trips FINAL WHERE driver_id = 'view-ben' ORDER BY"
                + " started_at DESC, trip_id LIMIT 12");
    int scored = 0;
    for (String trip : trips) {
      // when
      JsonPath score = ask("/v1/trips/" + trip + "/score");

      // then
      // its start is the whole window, as vehicles do not make two trips at once
      Instant start = Instant.parse(score.getString("from"));
      String range =
          "(from = '%s', to = '%s', profile = 'standard') WHERE driver_id = 'view-ben' AND scope = 'trip' AND scope_key = '%s'"
              .formatted(sqlTime(start.toString()), sqlTime(start.plusMillis(1).toString()), trip);
      assertThat(List.of(figures(score)))
          .as(trip)
          .isEqualTo(lines(FIGURES + "driver_score_totals" + range));
      scored += score.get("score") == null ? 0 : 1;
    }
    assertThat(scored).isPositive();
  }

  @Test
  void theLastMinutesAreWhatTheViewSays() {
    // given a trip that goes on, one that has just ended, and what happened on them
    store.execute(
        "INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, driver_id,"
            + " ended_at) SELECT concat('view-now-', toString(number)), now64(3) - INTERVAL 20"
            + " MINUTE, toUUID(concat('bbbbbbbb-0000-5000-8000-00000000000', toString(number))), 1,"
            + " if(number = 0, 'open', 'closed'), 'view-now', now64(3) - INTERVAL 5 MINUTE FROM"
            + " numbers(2)");
    store.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, speed_ckmph) SELECT"
            + " concat('view-now-', toString(number % 2)), now64(3) - INTERVAL number * 4 SECOND,"
            + " number, 3000 + number FROM numbers(260) WHERE number % 60 < 40");
    store.execute(
        "INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, kind, severity,"
            + " ended_at) SELECT 'view-now-0', now64(3) - INTERVAL number * 3 MINUTE,"
            + " toUUID(concat('bbbbbbbb-1111-5000-8000-00000000000', toString(number))), 1,"
            + " 'harsh_braking', 1, now64(3) FROM numbers(7)");
    store.execute(
        "INSERT INTO fleet.event_actions (event_id, at, action_id, version, withdrawn, action)"
            + " VALUES ('bbbbbbbb-1111-5000-8000-000000000001', now64(3),"
            + " 'bbbbbbbb-2222-5000-8000-000000000001', 1, 0, 'excluded')");

    // when
    JsonPath recent = ask("/v1/drivers/view-now/recent");

    // then
    String told =
        String.join(
            "\t",
            number(recent.getDouble("distance_m"), 3),
            recent.getString("counts.harsh_braking"),
            recent.getString("counts.overspeed_episodes"),
            number(recent.getDouble("events_per_hundred_km"), 6));
    assertThat(recent.getDouble("distance_m")).isGreaterThan(1_000);
    assertThat(recent.getInt("counts.harsh_braking")).isBetween(2, 4);
    assertThat(List.of(told))
        .isEqualTo(
            lines(
                "SELECT round(distance_km * 1000, 3), harsh_braking, overspeed_episodes,"
                    + " round(events_per_100_km, 6) FROM fleet.driver_recent(driver = 'view-now',"
                    + " from = '%s', to = '%s')"
                        .formatted(
                            sqlTime(recent.getString("from")), sqlTime(recent.getString("to")))));
  }

  private static final String FIGURES =
      "SELECT trips, round(distance_km * 1000, 3), round(judged_km * 1000, 3), round(private_share,"
          + " 6), round(unjudged_share, 6), round(driving_s, 3), round(over_limit_s, 3),"
          + " harsh_braking, harsh_acceleration, harsh_cornering, crashes, overspeed_episodes,"
          + " round(braking_deduction, 6), round(acceleration_deduction, 6),"
          + " round(cornering_deduction, 6), round(crash_deduction, 6), round(overspeed_deduction,"
          + " 6), round(raw_score, 6), round(score, 6), reason FROM fleet.";

  private static JsonPath ask(String path) {
    return Client.ok(Client.viewer(), path)
        .using(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE));
  }

  private static String figures(JsonPath score) {
    List<String> told = new ArrayList<>();
    told.add(score.getString("trips"));
    Stream.of("distance_m", "judged_distance_m").forEach(name -> told.add(number(score, name, 3)));
    Stream.of("private_share", "unjudged_share").forEach(name -> told.add(number(score, name, 6)));
    Stream.of("driving_s", "over_limit_s").forEach(name -> told.add(number(score, name, 3)));
    Stream.of(
            "harsh_braking",
            "harsh_acceleration",
            "harsh_cornering",
            "crashes",
            "overspeed_episodes")
        .forEach(name -> told.add(score.getString("counts." + name)));
    Stream.of("braking", "acceleration", "cornering", "crash", "overspeed")
        .forEach(name -> told.add(number(score, "deductions." + name, 6)));
    Stream.of("raw_score", "score").forEach(name -> told.add(number(score, name, 6)));
    told.add(text(score.get("reason")));
    return String.join("\t", told);
  }

  private static List<String> days(JsonPath score) {
    List<Map<String, Object>> days = score.getList("days");
    return days.stream()
        .map(
            day ->
                String.join(
                    "\t",
                    text(day.get("day")),
                    number(day.get("score"), 6),
                    number(day.get("raw_score"), 6),
                    text(day.get("reason")),
                    number(day.get("distance_m"), 3)))
        .toList();
  }

  private static List<String> items(JsonPath score) {
    List<Map<String, Object>> items = score.getList("items");
    return items.stream()
        .map(
            item ->
                String.join(
                    "\t",
                    text(item.get("kind")),
                    text(item.get("event_id")),
                    text(item.get("vehicle_id")),
                    text(item.get("trip_id")),
                    text(item.get("severity")),
                    text(item.get("state")),
                    number(item.get("points"), 6)))
        .sorted(Comparator.comparing(line -> line.split("\t")[1]))
        .toList();
  }

  private static String of(JsonPath score, String profile) {
    return "(from = '%s', to = '%s', profile = '%s')"
        .formatted(sqlTime(score.getString("from")), sqlTime(score.getString("to")), profile);
  }

  private static String sqlTime(String time) {
    return time.replace("T", " ").replace("Z", "");
  }

  private static String number(JsonPath json, String name, int places) {
    return number(json.get(name), places);
  }

  private static String number(Object value, int places) {
    return value == null
        ? "\\N"
        : String.format(Locale.ROOT, "%." + places + "f", ((Number) value).doubleValue());
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  /** Numbers with as many places as they are rounded to. */
  private List<String> lines(String sql) {
    String padded =
        sql.replaceAll(
            "round\\(([^()]+), (\\d)\\)",
            "if(isNull($1), NULL, toDecimalString(assumeNotNull($1), $2))");
    return store.query(padded).lines().toList();
  }
}
