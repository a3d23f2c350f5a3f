package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class OverspeedApiTest {
  private static final String A = "bbbbbbbb-0000-5000-8000-000000000001";
  private static final String TRIP = "bbbbbbbb-0000-5000-8000-00000000000f";

  Store store;

  @BeforeEach
  void oneEpisodeInTwoVersions() {
    episode(1, "open", 6_500);
    episode(2, "closed", 7_120);
  }

  private void episode(int version, String state, int peak) {
    store.execute(
        """
        INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, withdrawn, state, driver_id, trip_id,
                                              ended_at, peak_ckmph, limit_ckmph, limit_source, distance_mm, severity, sampled,
                                              lat_e6, lon_e6)
        VALUES ('car-1', '2026-01-31 08:20:01.000', '%s', %d, 0, '%s', 'drv-3', '%s', '2026-01-31 08:20:31.000', %d, 6000,
                'road', 560120, 2, false, -25440000, -49270000)
        """
            .formatted(A, version, state, TRIP, peak));
  }

  @Test
  void anEpisodeIsShownOnceInItsNewestVersion() {
    // when
    JsonPath list = Client.ok(Client.viewer(), "/v1/overspeed-episodes?vehicle_id=car-1");

    // then
    assertThat(list.getList("items")).hasSize(1);
    assertThat(list.getString("items[0].state")).isEqualTo("closed");
    assertThat(list.getDouble("items[0].peak_kmph")).isEqualTo(71.2);
    assertThat(list.getDouble("items[0].limit_kmph")).isEqualTo(60.0);
    assertThat(list.getDouble("items[0].duration_s")).isEqualTo(30.0);
    assertThat(list.getBoolean("items[0].sampled")).isFalse();
    assertThat(list.getDouble("items[0].position.lon")).isEqualTo(-49.27);
  }

  @Test
  void theTableTellsWhatTheViewTells() {
    for (String sort : List.of("-started_at", "started_at", "-duration_s", "-peak_kmph")) {
      String query =
          "/v1/overspeed-episodes?vehicle_id=car-1&from=1769000000000&to=1775000000000&sort="
              + sort;
      List<Object> ofTheView =
          Client.ok(Client.viewer(), query + "&withdrawn=include").getList("items");

      assertThat(ofTheView).isNotEmpty();
      assertThat(Client.ok(Client.viewer(), query).<Object>getList("items")).isEqualTo(ofTheView);
    }
  }

  @Test
  void episodesOfATripAreFound() {
    assertThat(count("?trip_id=" + TRIP)).isEqualTo(1);
    assertThat(count("?trip_id=no-uuid")).isZero();
    assertThat(count("?driver_id=drv-3")).isEqualTo(1);
    assertThat(count("?vehicle_id=car-1&from=2026-01-31T08:20:02Z")).isZero();
  }

  @Test
  void aWithdrawnEpisodeIsShownWhereAskedForAlone() {
    // given
    String gone = "bbbbbbbb-0000-5000-8000-000000000002";
    for (int version = 1; version <= 2; version++) {
      store.execute(
          "INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version,"
              + " withdrawn, state, ended_at) VALUES ('car-2', '2026-01-31 08:20:01.000', '%s', %d,"
                  .formatted(gone, version * 5_000L)
              + " %d, 'closed', '2026-01-31 08:20:31.000')".formatted(version - 1));
    }

    // when
    JsonPath list =
        Client.ok(Client.viewer(), "/v1/overspeed-episodes?vehicle_id=car-2&withdrawn=true");

    // then
    assertThat(list.getList("items.episode_id")).containsExactly(gone);
    assertThat(list.getString("items[0].updated_at")).isEqualTo("1970-01-01T00:00:00.010Z");
    assertThat(list.getBoolean("items[0].withdrawn")).isTrue();
    assertThat(count("?vehicle_id=car-2")).isZero();
  }

  private static int count(String query) {
    return Client.ok(Client.viewer(), "/v1/overspeed-episodes" + query).getList("items").size();
  }
}
