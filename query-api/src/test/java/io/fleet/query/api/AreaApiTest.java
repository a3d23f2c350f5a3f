package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vehicles by where they are and where they were. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class AreaApiTest {
  private static final String DAY = "from=2026-02-05T00:00:00Z&to=2026-02-06T00:00:00Z";

  Store store;

  /** One in the middle of the Atlantic, two on either side of the antimeridian. */
  @BeforeEach
  void threeVehicles() {
    fix("area-atlantic", "2026-02-05 08:00:00", -20_000_000, -20_000_000, "false");
    fix("area-atlantic", "2026-02-05 08:10:00", -20_100_000, -20_000_000, "false");
    fix("area-atlantic", "2026-02-05 09:10:00", -25_000_000, -20_000_000, "false");
    fix("area-fiji", "2026-02-05 08:00:00", -17_000_000, 179_900_000, "false");
    fix("area-samoa", "2026-02-05 08:00:00", -14_000_000, -172_000_000, "false");
    fix("area-private", "2026-02-05 08:00:00", -20_000_000, -20_000_000, "true");
  }

  private void fix(String vehicle, String at, int latE6, int lonE6, String inPrivate) {
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, speed_ckmph, private)
        VALUES ('%s', '%s', 1, 1, %d, %d, 5000, %s)
        """
            .formatted(vehicle, at, latE6, lonE6, inPrivate));
  }

  @Test
  void vehiclesAndPositionsAreFoundByBoxAndPolygon() {
    for (String path : List.of("/v1/vehicles?", "/v1/positions?")) {
      assertThat(ids(path + "bbox=-21,-26,-19,-24")).containsExactly("area-atlantic");
      assertThat(ids(path + "bbox=-20,-25,-20,-25")).containsExactly("area-atlantic");
      assertThat(ids(path + "bbox=-21,-21,-19,-19")).isEmpty();
      assertThat(ids(path + "polygon=-21 -26,-19 -26,-20 -24,-21 -26"))
          .containsExactly("area-atlantic");
      assertThat(ids(path + "polygon=-21 -26,-19 -26,-19 -25.5,-21 -25.5,-21 -26")).isEmpty();
    }
  }

  @Test
  void areasMayCrossTheAntimeridian() {
    for (String path : List.of("/v1/vehicles?", "/v1/positions?", "/v1/positions?" + DAY + "&")) {
      assertThat(ids(path + "bbox=179,-18,-171,-13")).containsExactly("area-fiji", "area-samoa");
      assertThat(ids(path + "polygon=179 -18,189 -18,189 -13,179 -13,179 -18"))
          .containsExactly("area-fiji", "area-samoa");
      assertThat(ids(path + "polygon=-181 -18,-171 -18,-171 -13,-181 -13,-181 -18"))
          .containsExactly("area-fiji", "area-samoa");
      assertThat(ids(path + "bbox=-171,-18,179,-13")).isEmpty();
    }
  }

  @Test
  void whoWasThereIsToldWithFirstAndLastFix() {
    // when
    JsonPath there =
        Client.ok(Client.viewer(), "/v1/positions?bbox=-20.5,-20.5,-19.5,-19.5&" + DAY);

    // then
    assertThat(there.getList("items")).hasSize(1);
    assertThat(there.getString("items[0].vehicle_id")).isEqualTo("area-atlantic");
    assertThat(there.getString("items[0].first_at")).isEqualTo("2026-02-05T08:00:00.000Z");
    assertThat(there.getString("items[0].fix_at")).isEqualTo("2026-02-05T08:10:00.000Z");
    assertThat(there.getInt("items[0].fixes")).isEqualTo(2);
    assertThat(there.getDouble("items[0].position.lat")).isEqualTo(-20.1);
    assertThat(
            ids(
                "/v1/positions?bbox=-20.5,-20.5,-19.5,-19.5&from=2026-02-05T08:05:00Z&to=2026-02-05T08:10:00Z"))
        .isEmpty();
  }

  @Test
  void theEdgeOfAnAreaCutsThroughACell() {
    assertThat(ids("/v1/positions?" + DAY + "&bbox=-20.0001,-20.0001,-19.99999,-19.99999"))
        .containsExactly("area-atlantic");
    assertThat(ids("/v1/positions?" + DAY + "&bbox=-19.99999,-20.0001,-19.99,-19.99999")).isEmpty();
  }

  @Test
  void pagesKeepToTheirArea() {
    JsonPath first = Client.ok(Client.viewer(), "/v1/positions?bbox=179,-18,-171,-13&limit=1");
    String cursor = first.getString("next");
    assertThat(first.getList("items.vehicle_id")).containsExactly("area-fiji");
    assertThat(ids("/v1/positions?bbox=179,-18,-171,-13&limit=1&cursor=" + cursor))
        .containsExactly("area-samoa");
    assertThat(
            Client.viewer()
                .get("/v1/positions?bbox=178,-18,-171,-13&cursor=" + cursor)
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void whatMakesNoSenseIsRefusedAndNamed() {
    for (String[] refused :
        new String[][] {
          {"/v1/positions?bbox=1,2,3", "bbox"},
          {"/v1/vehicles?polygon=0 0,1 1,1 0,0 1,0 0", "polygon"},
          {"/v1/positions?polygon=0 0,1 0,1 1,0 0&bbox=0,0,1,1", "polygon"},
          {"/v1/positions?polygon=0 0,1 0,1 1)'] OR 1=1 --,0 0", "polygon"},
          {"/v1/positions?" + DAY, "bbox"},
          {"/v1/positions?bbox=0,0,1,1&from=2026-01-01T00:00:00Z&to=2026-02-02T00:00:00Z", "from"}
        }) {
      Response answer = Client.viewer().get(refused[0]);
      assertThat(answer.statusCode()).as(refused[0]).isEqualTo(400);
      assertThat(answer.jsonPath().getString("parameter")).isEqualTo(refused[1]);
    }
  }

  private static List<String> ids(String path) {
    return Client.ok(Client.viewer(), path).getList("items.vehicle_id");
  }
}
