package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class DriverScoreApiTest {
  private static final String BRAKING = "dddddddd-0000-5000-8000-000000000001";
  private static final String EPISODE = "dddddddd-0000-5000-8000-000000000002";
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  Store store;

  @BeforeEach
  void aTripTwoDaysAgoAndOneOfThreeHoursAgoThatWasTooShort() {
    trip("dddddddd-0000-5000-8000-00000000000a", hoursAgo(48), 50_000);
    trip("dddddddd-0000-5000-8000-00000000000b", hoursAgo(3), 19_999);
    store.execute(
        """
        INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, kind, severity, ended_at)
        VALUES ('score-1', '%1$s', '%2$s', 1, 'harsh_braking', 3, '%1$s')
        """
            .formatted(sqlTime(hoursAgo(48).plusSeconds(60)), BRAKING));
    store.execute(
        """
        INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, ended_at, peak_ckmph, limit_ckmph)
        VALUES ('score-1', '%s', '%s', 1, '%s', 8800, 8000)
        """
            .formatted(
                sqlTime(hoursAgo(48).plusSeconds(120)),
                EPISODE,
                sqlTime(hoursAgo(48).plusSeconds(156))));
  }

  @Test
  void aWeekIsScoredOverItsTotalsWithEveryDeduction() {
    // when
    JsonPath score = Client.ok(Client.viewer(), "/v1/drivers/score-driver/score");

    // then: 4 * 2 / 0.69999 and 100 * 36 / 7200
    assertThat(score.getString("window")).isEqualTo("7d");
    assertThat(score.getDouble("deductions.braking")).isCloseTo(11.4287, within(1e-4));
    assertThat(score.getDouble("deductions.overspeed")).isCloseTo(0.5, within(1e-9));
    assertThat(score.getDouble("score")).isCloseTo(88.0713, within(1e-4));
    assertThat(score.getInt("trips")).isEqualTo(2);
    assertThat(score.getDouble("distance_m")).isCloseTo(69_999, within(1e-6));
    assertThat(score.getInt("counts.harsh_braking")).isEqualTo(1);
    assertThat(score.getList("event_ids", String.class)).containsExactly(BRAKING);
    assertThat(score.getList("episode_ids", String.class)).containsExactly(EPISODE);
    assertThat(score.getMap("")).doesNotContainKey("reason");
    assertThat(Instant.parse(score.getString("from")).plus(Duration.ofDays(7)))
        .isEqualTo(score.getString("to"));
  }

  @Test
  void everyDeductionIsListedWithItsPointsAndWhatWasExcludedWithNone() {
    // given
    store.execute(
        """
        INSERT INTO fleet.event_actions (event_id, at, action_id, version, withdrawn, action)
        VALUES ('%s', '2026-01-01 00:00:00', 'dddddddd-0000-5000-8000-0000000000ff', 1, 0, 'excluded')
        """
            .formatted(EPISODE));

    // when
    JsonPath score = Client.ok(Client.viewer(), "/v1/drivers/score-driver/score");

    // then
    assertThat(score.getList("items.event_id", String.class)).containsExactly(BRAKING, EPISODE);
    assertThat(score.getDouble("items[0].points")).isCloseTo(11.4287, within(1e-4));
    assertThat(score.getString("items[0].vehicle_id")).isEqualTo("score-1");
    assertThat(score.getMap("items[0]")).doesNotContainKey("state");
    assertThat(score.getString("items[1].state")).isEqualTo("excluded");
    assertThat(score.getDouble("score")).isCloseTo(88.5713, within(1e-4));
    assertThat(score.getList("days.day")).hasSize(2);
    store.execute("TRUNCATE TABLE fleet.event_actions");
  }

  @Test
  void aTripIsScoredForItsDriverByTheProfileAsked() {
    // when
    JsonPath score =
        Client.ok(
            Client.driver("score-driver"),
            "/v1/trips/dddddddd-0000-5000-8000-00000000000a/score?profile=per-1000-miles");

    // then: 1 event in 50 km is 32, 36 s of 3,600 are 1
    assertThat(score.getDouble("score")).isEqualTo(67);
    assertThat(score.getString("window")).isEqualTo("trip");
    assertThat(score.getList("items.event_id", String.class))
        .containsExactlyInAnyOrder(BRAKING, EPISODE);
    Client.viewer().get("/v1/trips/nothing/score").then().statusCode(404);
    Client.viewer().get("/v1/drivers/score-driver/score?profile=kind").then().statusCode(400);
  }

  @Test
  void aDriverSeesTheirOwnAlone() {
    for (String path :
        new String[] {
          "/v1/drivers/score-driver/score",
          "/v1/drivers/score-driver/recent",
          "/v1/trips/dddddddd-0000-5000-8000-00000000000a/score"
        }) {
      Client.driver("score-driver").get(path).then().statusCode(200);
      Client.driver("somebody").get(path).then().statusCode(403);
    }
    Client.driver("score-driver").get("/v1/drivers").then().statusCode(403);
    JsonPath ranking = Client.ok(Client.driver("score-driver"), "/v1/drivers/ranking");
    assertThat(ranking.getList("places.driver_id", String.class)).containsExactly("score-driver");
    assertThat(ranking.getString("places[0].reason")).isEqualTo("less than 100 km");
    assertThat(ranking.getString("window")).isEqualTo("30d");
  }

  @Test
  void theLastMinutesAreCounts() {
    // when
    JsonPath recent = Client.ok(Client.viewer(), "/v1/drivers/score-driver/recent");

    // then
    assertThat(recent.getDouble("distance_m")).isZero();
    assertThat(recent.getInt("counts.harsh_braking")).isZero();
    assertThat(recent.getMap("")).doesNotContainKey("events_per_hundred_km");
  }

  @Test
  void aDayBelowTwentyKilometresHasAReasonAndNoScore() {
    // when
    JsonPath score = Client.ok(Client.viewer(), "/v1/drivers/score-driver/score?window=24h");

    // then
    assertThat(score.getString("reason")).isEqualTo("not enough data");
    assertThat(score.getMap("")).doesNotContainKeys("score", "raw_score");
    assertThat(score.getInt("trips")).isEqualTo(1);
  }

  @Test
  void aKnownDriverWhoDidNotDriveHasNoScore() {
    // given
    store.execute(
        """
        INSERT INTO fleet.driver_events (driver_id, ts, event_type, vehicle_id, content_hash)
        VALUES ('score-idle', '2026-01-31 06:00:00.000', 'driver_login', 'score-1', 1)
        """);

    // when
    JsonPath score = Client.ok(Client.viewer(), "/v1/drivers/score-idle/score?window=30d");

    // then
    assertThat(score.getString("reason")).isEqualTo("not enough data");
    assertThat(score.getInt("trips")).isZero();
    assertThat(score.getMap("deductions")).isEmpty();
  }

  @Test
  void nobodyIsNotFoundAndAnotherWindowIsRefused() {
    Client.viewer().get("/v1/drivers/nobody-here/score").then().statusCode(404);
    Client.viewer().get("/v1/drivers/{id}/score", "x".repeat(200)).then().statusCode(404);
    Client.viewer()
        .get("/v1/drivers/score-driver/score?window=1y")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("window"));
  }

  private void trip(String id, Instant start, int meters) {
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, driver_id, ended_at, distance_mm, moving_ms)
        VALUES ('score-1', '%s', '%s', 1, 'closed', 'score-driver', '%s', %d000, 3600000)
        """
            .formatted(sqlTime(start), id, sqlTime(start.plusSeconds(4_000)), meters));
  }

  private static Instant hoursAgo(int hours) {
    return NOW.minus(Duration.ofHours(hours));
  }

  private static String sqlTime(Instant time) {
    return time.toString().replace("T", " ").replace("Z", "");
  }
}
