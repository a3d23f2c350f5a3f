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
