package io.fleet.local.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.clickhouse.EmbeddedClickHouseServer;
import io.fleet.events.travel.TravelCurve;
import io.fleet.schema.SchemaMigrator;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trips and stops say of how the fleet gets along. */
class TravelTimesTest {
  /** A Tuesday. */
  private static final LocalDate DAY = LocalDate.parse("2026-03-10");

  private static final int TUESDAY = 24;
  private static final double METRES_PER_DEGREE = 111_195;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;
  private static EmbeddedClickHouseServer store;

  @BeforeAll
  static void start() throws Exception {
    store = EmbeddedClickHouseServer.start(directory, 0);
    new SchemaMigrator(store.jdbcUrl("default"), "default", "", "fleet").migrate();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void empty() {
    store.execute("TRUNCATE TABLE fleet.trips");
    store.execute("TRUNCATE TABLE fleet.delivery_stops");
  }

  /** Trips of one hour, due north. */
  private static void trips(int count, String at, double straightM, double roadM, double tookMs) {
    store.execute(
        "INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, stops,"
            + " ended_at, distance_mm, start_lat_e6, start_lon_e6, end_lat_e6, end_lon_e6) SELECT"
            + " 'v' || toString(number), toDateTime64('%s', 3, 'UTC') AS at, generateUUIDv4(), 1, 0,"
                .formatted(at)
            + " 'closed', 0, at + %f, %d, 48000000, 11000000, %d, 11000000 FROM numbers(%d)"
                .formatted(
                    tookMs / 1_000,
                    Math.round(roadM * 1_000),
                    48_000_000 + Math.round(straightM / METRES_PER_DEGREE * 1e6),
                    count));
  }

  /** Two stops of each of some plans, the second so long after the first. */
  private static void legs(int count, String leftAt, double straightM, double tookMs) {
    store.execute(
        "INSERT INTO fleet.delivery_stops (vehicle_id, plan_since, plan_id, stop_id, version, state,"
            + " driven_sequence, arrived_at, departed_at, dwell_ms, planned_service_ms, lat_e6, lon_e6)"
            + " SELECT 'w' || toString(intDiv(number, 2)), '2026-03-09 20:00:00', 'p', toString(number),"
            + " 1, 'departed', number % 2 + 1 AS place, toDateTime64('"
            + leftAt
            + "', 3, 'UTC') + if(place = 1, -200, "
            + tookMs / 1_000
            + ") AS arrived_at, arrived_at + 200, 200000, 100000, 48000000 + if(place = 1, 0, "
            + Math.round(straightM / METRES_PER_DEGREE * 1e6)
            + "), 11000000 FROM numbers("
            + 2 * count
            + ")");
  }

  private static JsonNode learned() throws Exception {
    String line = new DaysOfDrives(new Store(store.httpUrl()), DAY).line();
    return line.isBlank() ? null : JSON.readTree(line);
  }

  @Test
  void fewDrivesTeachNothing() throws Exception {
    // given
    trips(DaysOfDrives.FEWEST_LEGS - 1, "2026-03-10 08:10:00", 5_000, 6_000, 600_000);

    // then
    assertThat(learned()).isNull();
  }

  @Test
  void eachHourIsLearnedAndAnHourWithoutDrivesIsAsAllAre() throws Exception {
    // given: twice the curve's time at eight, the curve's own at ten, on ways of another length
    trips(200, "2026-03-10 08:10:00", 5_000, 6_000, 2 * TravelCurve.timeMs(6_000));
    trips(300, "2026-03-10 10:10:00", 5_000, 7_500, TravelCurve.timeMs(7_500));

    // when
    JsonNode learned = learned();

    // then: some of what all are is in each
    JsonNode body = learned.get("body");
    assertThat(learned.get("id").asText()).isEqualTo("fleet");
    assertThat(learned.get("valid_from").asText()).isEqualTo("2026-03-12T00:00:00Z");
    assertThat(body.get("legs").asInt()).isEqualTo(500);
    assertThat(body.get("detour")).hasSize(24);
    assertThat(body.get("detour").get(8).asDouble()).isEqualTo(1.23, within(0.011));
    assertThat(body.get("detour").get(10).asDouble()).isEqualTo(1.5, within(0.011));
    assertThat(body.get("detour").get(3).asDouble()).isEqualTo(1.5, within(0.011));
    assertThat(body.get("pace")).hasSize(168);
    assertThat(body.get("pace").get(TUESDAY + 8).asDouble()).isEqualTo(1.99, within(0.011));
    assertThat(body.get("pace").get(8).asDouble())
        .as("that hour of another day")
        .isEqualTo(1.91, within(0.011));
    assertThat(body.get("pace").get(TUESDAY + 10).asDouble()).isEqualTo(1, within(0.011));
    assertThat(body.get("pace").get(0).asDouble()).as("as most").isEqualTo(1, within(0.011));
    assertThat(body.get("service_s").asDouble()).isEqualTo(240);
    assertThat(body.get("service_share").asDouble()).isEqualTo(1);
  }

  @Test
  void waysBetweenStopsAndServicesAreLearnedFromToo() throws Exception {
    // given: no trip says by how much roads are longer
    legs(60, "2026-03-10 09:00:00", 4_000, 1.5 * TravelCurve.timeMs(4_000 * 1.35));

    // when
    JsonNode body = learned().get("body");

    // then
    assertThat(body.get("legs").asInt()).isEqualTo(60);
    assertThat(body.get("pace").get(TUESDAY + 9).asDouble()).isEqualTo(1.5, within(0.011));
    assertThat(body.get("detour").get(9).asDouble()).isEqualTo(1.35);
    assertThat(body.get("service_s").asDouble()).isEqualTo(200);
    assertThat(body.get("service_share").asDouble()).isEqualTo(2);
  }

  /** A plan of each of some vans: what stood where, for how long. */
  private static void stops(int vans, String... rows) {
    for (String row : rows) {
      store.execute(
          "INSERT INTO fleet.delivery_stops (vehicle_id, plan_since, plan_id, stop_id, version, state, sequence,"
              + " driven_sequence, arrived_at, departed_at, dwell_ms, planned_service_ms, lat_e6, lon_e6)"
              + " SELECT 'z' || toString(number), '2026-03-09 20:00:00', 'p', r.1, 1, r.2, r.3, r.4,"
              + " if(r.5 < 0, NULL, toDateTime64('2026-03-10 09:00:00', 3, 'UTC') + r.5),"
              + " if(r.6 < 0, NULL, toDateTime64('2026-03-10 09:00:00', 3, 'UTC') + r.6),"
              + " (r.6 - r.5) * 1000, 100000, 48000000, 11000000 FROM (SELECT number, "
              + row
              + " AS r FROM numbers("
              + vans
              + "))");
    }
  }

  @Test
  void aServiceIsAStandingAndWhatLastsLongerIsLearnedToo() throws Exception {
    // given: two stops served by one standing of 220 s, one of 110 s, a halt of 40 min, a stop of
    // 700 s, and one that was passed over for another
    trips(300, "2026-03-10 10:10:00", 5_000, 7_500, TravelCurve.timeMs(7_500));
    stops(
        30,
        "('a', 'departed', 1, 1, 0, 220)",
        "('b', 'departed', 2, 2, 0, 220)",
        "('c', 'departed', 4, 3, 300, 410)",
        "('h', 'unplanned', 0, 0, 500, 2900)",
        "('d', 'departed', 3, 4, 3000, 3700)",
        "('e', 'departed', 5, 5, 3800, 3910)");

    // when
    JsonNode body = learned().get("body");

    // then: what is planned for each is 100 s
    assertThat(body.get("service_share").asDouble()).isEqualTo(1.1);
    assertThat(body.get("service_over_s").get(3).asDouble()).as("700 s").isEqualTo(290);
    assertThat(body.get("halt_s").get(0).asDouble()).isEqualTo(2_220);
    assertThat(body.get("halt_s").get(5).asDouble()).isEqualTo(600);
    assertThat(body.get("halt_s").get(7).asDouble()).as("none lasted so long").isEqualTo(600);
    assertThat(body.get("passed_over").get(0).asDouble()).as("was next").isZero();
  }

  @Test
  void whatIsNeverMadeUpForIsLeftOut() throws Exception {
    // given
    trips(300, "2026-03-10 10:10:00", 5_000, 7_500, TravelCurve.timeMs(7_500));
    stops(30, "('a', 'missed', 1, 0, -1, -1)", "('b', 'departed', 2, 1, 0, 110)");

    // then
    assertThat(learned().get("body").get("passed_over").get(0).asDouble()).isEqualTo(1_000);
  }
}
