package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Heat maps equal a recount of facts, whatever came twice or was corrected, and of one's vehicles.
 */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class HeatMapApiTest {
  private static final String DAY = "from=2026-02-06T00:00:00Z&to=2026-02-07T00:00:00Z";
  private static final String GREENLAND = "&bbox=-80,50,-5,85";
  private static final String FACTS_OF_THE_DAY =
      " >= '2026-02-06 00:00:00' AND %s < '2026-02-07 00:00:00' AND vehicle_id LIKE 'heat-%%'";

  Store store;

  @BeforeEach
  void twoGroupsOnTheIce() {
    for (String group : new String[] {"a", "b"}) {
      store.execute(
          """
          INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at, changed_by, body)
          VALUES ('vehicles', 'heat-%1$s', '2020-01-01 00:00:00', 1, 0, false, '2020-01-01 00:00:00', 'test', '{"groups":["heat-%1$s"]}')
          """
              .formatted(group));
    }
    fixes("heat-a", 500, 1);
    fixes("heat-b", 300, 1);
    fixes("heat-a", 500, 1); // sent twice
    fixes("heat-a", 100, 2); // and corrected: they were elsewhere
    episodes("idlings", "idling_id", "'closed'");
    episodes("overspeed_episodes", "episode_id", "'closed'");
    episodes("harsh_events", "event_id", "'harsh_braking'");
  }

  private void fixes(String vehicle, int count, int contentHash) {
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, private)
        SELECT '%s', toDateTime64('2026-02-06 08:00:00', 3, 'UTC') + number * 60, number, %d,
               70000000 + (number %% 40) * 1000 * %d, -40000000 + number * 100, number %% 50 = 7
        FROM numbers(%d)
        """
            .formatted(vehicle, contentHash, contentHash, count));
  }

  /** Thirty, of which the last ten are withdrawn and the first one is told twice. */
  private void episodes(String table, String id, String state) {
    for (int version = 1; version <= 2; version++) {
      store.execute(
          """
          INSERT INTO fleet.%1$s (vehicle_id, started_at, %2$s, version, withdrawn, %3$s, ended_at, lat_e6, lon_e6)
          SELECT if(number %% 3 = 0, 'heat-b', 'heat-a'), toDateTime64('2026-02-06 08:00:00', 3, 'UTC') + number * 600,
                 toUUID(concat('33aaaaaa-0000-5000-8000-', leftPad(toString(number), 12, '0'))), %4$d, number >= 20, %5$s,
                 toDateTime64('2026-02-06 08:00:00', 3, 'UTC') + number * 600 + 90, 70000000 + number * 1000 * %4$d, -40000000
          FROM numbers(%6$d, %7$d)
          """
              .formatted(
                  table,
                  id,
                  table.equals("harsh_events") ? "kind" : "state",
                  version,
                  state,
                  version == 1 ? 0 : 5,
                  version == 1 ? 30 : 25));
    }
  }

  @Test
  void positionsEqualARecountOfTelemetry() {
    for (int resolution : new int[] {9, 7, 3}) {
      assertThat(counts("positions", resolution, "count"))
          .as("resolution %d", resolution)
          .isEqualTo(
              recount(
                  """
                  SELECT h3ToString(geoToH3(lat, lon, %d)) AS cell, count()
                  FROM fleet.telemetry_current WHERE NOT ifNull(private, false) AND ts
                  """
                      .formatted(9),
                  "ts",
                  resolution))
          .isNotEmpty();
    }
  }

  @Test
  void whatDriversDidEqualsARecountOfFacts() {
    for (String[] kind :
        new String[][] {
          {"idling", "idlings_current"},
          {"overspeed", "overspeed_episodes_current"},
          {"harsh", "harsh_events_current"}
        }) {
      String facts =
          "SELECT h3ToString(geoToH3(lat, lon, 9)) AS cell, count() FROM fleet."
              + kind[1]
              + " WHERE started_at";
      assertThat(counts(kind[0], 8, "count"))
          .as(kind[0])
          .isEqualTo(recount(facts, "started_at", 8))
          .isNotEmpty();
    }
  }

  /** By cells of resolution 9 from the facts, and their parents. */
  private Map<String, Long> recount(String facts, String time, int resolution) {
    String cells = facts + FACTS_OF_THE_DAY.formatted(time) + " GROUP BY cell";
    return store
        .query(
            "SELECT h3ToString(h3ToParent(stringToH3(cell), %d)) AS parent, sum(`count()`) FROM (%s) GROUP BY parent"
                .formatted(resolution, cells))
        .lines()
        .map(line -> line.split("\t"))
        .collect(Collectors.toMap(c -> c[0], c -> Long.parseLong(c[1]), Long::sum, TreeMap::new));
  }

  private static Map<String, Long> counts(String kind, int resolution, String what) {
    JsonPath map = map(Client.viewer(), kind, "&resolution=" + resolution);
    Map<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < map.getList("features").size(); i++) {
      counts.put(
          map.getString("features[" + i + "].id"),
          map.getLong("features[" + i + "].properties." + what));
    }
    return counts;
  }

  @Test
  void idlingAndOverspeedTellTheirTime() {
    JsonPath map = map(Client.viewer(), "idling", "&resolution=1");
    assertThat(map.getList("features")).hasSize(1);
    assertThat(map.getInt("features[0].properties.count")).isEqualTo(20);
    assertThat(map.getInt("features[0].properties.vehicles")).isEqualTo(2);
    assertThat(map.getDouble("features[0].properties.duration_s")).isEqualTo(20 * 90);
    assertThat(map(Client.viewer(), "harsh", "").getMap("features[0].properties"))
        .containsOnlyKeys("count", "vehicles");
  }

  @Test
  void countsAreOfTheVehiclesOfTheCallersGroups() throws IOException {
    // given
    String ofA = Client.scoped("heat-viewer", "viewer", "heat-a");
    String ofNothing = Client.scoped("heat-nobody", "viewer");

    // when
    JsonPath all = map(Client.viewer(), "positions", "&resolution=1");
    JsonPath ofGroup = map(Client.with(ofA), "positions", "&resolution=1");

    // then: of 500 and 300 each fiftieth was told in private
    assertThat(all.getInt("features[0].properties.count")).isEqualTo(490 + 294);
    assertThat(all.getInt("features[0].properties.vehicles")).isEqualTo(2);
    assertThat(ofGroup.getInt("features[0].properties.count")).isEqualTo(490);
    assertThat(ofGroup.getInt("features[0].properties.vehicles")).isEqualTo(1);
    assertThat(map(Client.with(ofNothing), "positions", "&resolution=1").getList("features"))
        .isEmpty();
    assertThat(tile(Client.with(ofNothing)).asByteArray()).isEmpty();
    assertThat(total(tile(Client.with(ofA)))).isEqualTo(490);
    assertThat(total(tile(Client.viewer()))).isEqualTo(490 + 294);
  }

  private static Response tile(RequestSpecification caller) {
    return caller.get("/v1/heatmaps/positions/tiles/4/6/3?" + DAY);
  }

  private static long total(Response tile) throws IOException {
    assertThat(tile.statusCode()).isEqualTo(200);
    assertThat(tile.contentType()).isEqualTo("application/vnd.mapbox-vector-tile");
    VectorTile.Tile.Layer cells = VectorTile.Tile.parseFrom(tile.asByteArray()).getLayers(0);
    int count = cells.getKeysList().indexOf("count");
    long total = 0;
    for (VectorTile.Tile.Feature feature : cells.getFeaturesList()) {
      int at = feature.getTagsList().indexOf(count);
      total += cells.getValues(feature.getTags(at + 1)).getSintValue();
    }
    return total;
  }

  @Test
  void outlinesAreClosedAndRunCounterclockwise() {
    List<List<Float>> ring =
        map(Client.viewer(), "positions", "&resolution=8")
            .getList("features[0].geometry.coordinates[0]");
    assertThat(ring).hasSizeBetween(6, 8);
    assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
    double doubledArea = 0;
    for (int i = 1; i < ring.size(); i++) {
      doubledArea +=
          (ring.get(i).get(0) - ring.get(i - 1).get(0))
              * (ring.get(i).get(1) + ring.get(i - 1).get(1));
    }
    assertThat(doubledArea).isNegative();
  }

  @Test
  void aMapIsOfItsAreaAndGeoJsonByName() {
    assertThat(
            Client.ok(
                    Client.viewer(),
                    "/v1/heatmaps/positions?" + DAY + "&bbox=100,-80,101,-79&resolution=5")
                .getList("features"))
        .isEmpty();
    assertThat(
            Client.viewer()
                .accept("application/geo+json")
                .get("/v1/heatmaps/harsh?" + DAY)
                .contentType())
        .startsWith("application/geo+json");
  }

  @Test
  void whatIsNoneIsNotFoundAndWhatMakesNoSenseRefused() {
    assertThat(Client.viewer().get("/v1/heatmaps/nothing").statusCode()).isEqualTo(404);
    assertThat(Client.viewer().get("/v1/heatmaps/harsh/tiles/1/2/0").statusCode()).isEqualTo(404);
    for (String bad : List.of("resolution=10", "resolution=x", "bbox=1", "from=x")) {
      assertThat(Client.viewer().get("/v1/heatmaps/harsh?" + bad).statusCode()).isEqualTo(400);
    }
  }

  private static JsonPath map(RequestSpecification caller, String kind, String more) {
    return Client.ok(caller, "/v1/heatmaps/" + kind + "?" + DAY + GREENLAND + more);
  }
}
