package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits to geofences. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class GeofenceApiTest {
  private static final String RANGE = "from=2019-06-01T00:00:00Z&to=2019-06-05T00:00:00Z";
  private static final String ALL = "/v1/geofence-visits?" + RANGE;

  Store store;

  @BeforeEach
  void threeVisitsOneOfWhichNeverWas() {
    store.execute(
        """
        INSERT INTO fleet.geofence_visits (vehicle_id, entered_at, visit_id, version, withdrawn, fence_id, state, closed_by, driver_id, exited_at, entry_lat_e6, entry_lon_e6, exit_lat_e6, exit_lon_e6)
        VALUES ('fen-van', '2019-06-01 08:00:00', '%1$s', 1000, 0, 'depot', 'open', '', 'fen-drv', NULL, 48000000, 11000000, NULL, NULL),
               ('fen-van', '2019-06-01 08:00:00', '%1$s', 2000, 0, 'depot', 'closed', 'exit', 'fen-drv', '2019-06-01 08:30:00.500', 48000000, 11000000, 48001000, 11000000),
               ('fen-van', '2019-06-02 08:00:00', '%2$s', 1000, 0, 'yard', 'open', '', '', NULL, 48000000, 11000000, NULL, NULL),
               ('fen-bus', '2019-06-03 08:00:00', '%3$s', 1000, 0, 'depot', 'closed', 'crossed', 'fen-drv', '2019-06-03 08:00:20', 48000000, 11000000, 48001000, 11000000),
               ('fen-bus', '2019-06-04 08:00:00', '%4$s', 1000, 0, 'depot', 'open', '', '', NULL, 48000000, 11000000, NULL, NULL),
               ('fen-bus', '2019-06-04 08:00:00', '%4$s', 1001, 1, 'depot', 'open', '', '', NULL, 48000000, 11000000, NULL, NULL)
        """
            .formatted(id(1), id(2), id(3), id(4)));
  }

  private static String id(int number) {
    return "ffffffff-0000-5000-8000-%012d".formatted(number);
  }

  @Test
  void eachVisitStandsThereOnceNewestFirst() {
    // when
    JsonPath list = Client.ok(Client.viewer(), ALL);

    // then
    assertThat(list.getList("items.visit_id")).containsExactly(id(3), id(2), id(1));
    assertThat(list.getDouble("items[2].duration_s")).isEqualTo(1_800.5);
    assertThat(list.getString("items[2].exited_at")).isEqualTo("2019-06-01T08:30:00.500Z");
    assertThat(list.getDouble("items[2].exit.lat")).isEqualTo(48.001);
    assertThat(list.getBoolean("items[0].inferred")).isTrue();
    assertThat(list.getString("items[1].exited_at")).isNull();
    assertThat(list.getString("items[1].state")).isEqualTo("open");
  }

  @Test
  void theListIsNarrowedAndPaged() {
    assertThat(ids(ALL + "&fence_id=depot")).containsExactly(id(3), id(1));
    assertThat(ids(ALL + "&vehicle_id=fen-van&sort=entered_at")).containsExactly(id(1), id(2));
    assertThat(ids(ALL + "&state=open")).containsExactly(id(2));
    assertThat(ids(ALL + "&driver_id=fen-drv")).containsExactly(id(3), id(1));
    String next = Client.ok(Client.viewer(), ALL + "&limit=2").getString("next");
    assertThat(ids(ALL + "&limit=2&cursor=" + next)).containsExactly(id(1));
    assertThat(Client.viewer().get(ALL + "&state=ajar").statusCode()).isEqualTo(400);
    assertThat(Client.viewer().accept("text/csv").get(ALL).asString())
        .startsWith("visit_id,version,updated_at,vehicle_id,fence_id")
        .contains("2019-06-01T08:30:00.500Z");
  }

  private static List<String> ids(String path) {
    return Client.ok(Client.viewer(), path).getList("items.visit_id");
  }

  @Test
  void aDriverReadsTheirOwnAlone() {
    String own = ALL + "&driver_id=fen-drv";

    assertThat(Client.ok(Client.driver("fen-drv"), own).getList("items")).hasSize(2);
    assertThat(Client.driver("fen-other").get(own).statusCode()).isEqualTo(403);
    assertThat(Client.driver("fen-drv").get(ALL).statusCode()).isEqualTo(403);
  }
}
