package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tracks and trips as lines: simpler ones, in four forms, and what happened along them. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class LineApiTest {
  private static final String TRACK =
      "/v1/vehicles/line-van/track?from=2026-02-03T00:00:00Z&to=2026-02-04T00:00:00Z";
  private static final String TRIP = "/v1/trips/11aaaaaa-6b1c-5c1e-9a55-0f2f4c1f7a11";

  Store store;

  /** Ten minutes north at 36 km/h, twenty minutes of silence, a stop of two, and on to the east. */
  @BeforeEach
  void aDriveWithAGapAndAStop() {
    fixes(0, 600, "48000000 + n * 90", "11000000", 3600);
    fixes(1_800, 100, "48060000", "11000000 + n * 135", 3600);
    fixes(1_900, 120, "48060000", "11013500", 0);
    fixes(2_020, 100, "48060000", "11013500 + n * 135", 3600);
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, closed_by, driver_id, ended_at, end_lat_e6, end_lon_e6)
        VALUES ('line-van', '2026-02-03 08:00:00', '11aaaaaa-6b1c-5c1e-9a55-0f2f4c1f7a11', 1, 0, 'closed', 'standing', 'drv-1', '2026-02-03 08:35:19', 48060000, 11026865),
               ('line-van', '2026-02-03 09:00:00', '11aaaaaa-6b1c-5c1e-9a55-0f2f4c1f7a12', 1, 0, 'open', '', 'drv-1', '2026-02-03 09:10:00', 48060000, 11026865)
        """);
  }

  private void fixes(int fromSecond, int seconds, String lat, String lon, int speed) {
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, driver_id, lat_e6, lon_e6, speed_ckmph)
        SELECT 'line-van', toDateTime64('2026-02-03 08:00:00', 3, 'UTC') + %d + n, n, 1, 'drv-1', %s, %s, %d
        FROM (SELECT toInt32(number) AS n FROM numbers(%d))
        """
            .formatted(fromSecond, lat, lon, speed, seconds));
  }

  @Test
  void aSimplerTrackKeepsEndsCornersAndTheGap() {
    for (String simpler : List.of("&tolerance_m=5", "&points=4")) {
      // when
      JsonPath track = Client.ok(Client.viewer(), TRACK + simpler);

      // then
      assertThat(track.getList("items.ts", String.class))
          .containsExactly(
              "2026-02-03T08:00:00.000Z",
              "2026-02-03T08:09:59.000Z",
              "2026-02-03T08:30:00.000Z",
              "2026-02-03T08:35:19.000Z");
      assertThat(track.getString("next")).isNull();
      assertThat(track.getMap("")).containsOnlyKeys("items", "next");
    }
  }

  @Test
  void theFormIsNegotiatedOrNamed() {
    for (String[] form :
        new String[][] {
          {"application/geo+json", "geojson", "application/geo+json"},
          {"application/gpx+xml", "gpx", "application/gpx+xml"},
          {"text/csv", "csv", "text/csv;charset=UTF-8;header=present"},
          {"application/json", "json", "application/json"}
        }) {
      Response byHeader = Client.viewer().accept(form[0]).get(TRACK + "&points=10");
      Response byName = Client.viewer().get(TRACK + "&points=10&format=" + form[1]);
      assertThat(byHeader.contentType().replace(" ", "")).isEqualTo(form[2]);
      assertThat(byName.contentType()).isEqualTo(byHeader.contentType());
      assertThat(byName.asString()).isEqualTo(byHeader.asString()).isNotEmpty();
      assertThat(byName.header("Vary")).contains("Accept");
    }
    assertThat(Client.viewer().accept("image/png").get(TRACK).statusCode()).isEqualTo(406);
    assertThat(Client.viewer().accept("text/*").get(TRACK).contentType()).startsWith("text/csv");
  }

  @Test
  void everyFormTellsTheWholeTimeAtOnce() {
    // when
    JsonPath json = Client.ok(Client.viewer(), TRACK + "&format=geojson");
    String csv = Client.viewer().get(TRACK + "&format=csv").asString();
    String gpx = Client.viewer().get(TRACK + "&format=gpx").asString();

    // then
    assertThat(json.getList("features")).hasSize(2);
    assertThat(json.getList("features[0].geometry.coordinates")).hasSize(600);
    assertThat(json.getList("features[1].properties.times")).hasSize(320);
    assertThat(csv.lines()).hasSize(921);
    assertThat(gpx.split("<trkseg>")).hasSize(3);
    assertThat(gpx.split("<trkpt ")).hasSize(921);
    assertThat(Client.ok(Client.viewer(), TRACK + "&format=geojson&gap_s=1201").getList("features"))
        .hasSize(1);
  }

  @Test
  void whatContradictsItselfIsRefusedAndNamed() {
    for (String[] refused :
        new String[][] {
          {"&tolerance_m=5&points=10", "points"},
          {"&tolerance_m=-1", "tolerance_m"},
          {"&tolerance_m=10001", "tolerance_m"},
          {"&tolerance_m=NaN", "tolerance_m"},
          {"&points=1", "points"},
          {"&points=10001", "points"},
          {"&points=3", "points"},
          {"&gap_s=0", "gap_s"},
          {"&format=xml", "format"},
          {"&format=gpx&limit=10", "limit"},
          {"&points=10&cursor=AAAA", "cursor"}
        }) {
      Response answer = Client.viewer().get(TRACK + refused[0]);
      assertThat(answer.statusCode()).as(refused[0]).isEqualTo(400);
      assertThat(answer.jsonPath().getString("parameter")).isEqualTo(refused[1]);
    }
  }

  @Test
  void aTripIsALineFromItsStartToItsLastFix() {
    JsonPath trip = Client.ok(Client.viewer(), TRIP + "/geometry?format=geojson");
    assertThat(trip.getString("features[0].properties.trip_id")).startsWith("11aaaaaa");
    assertThat(trip.getString("features[1].properties.ended_at"))
        .isEqualTo("2026-02-03T08:35:19.000Z");
    assertThat(Client.ok(Client.viewer(), TRIP + "/geometry").getList("items")).hasSize(920);
    assertThat(Client.viewer().get("/v1/trips/none/geometry").statusCode()).isEqualTo(404);
  }

  @Test
  void aTripsStopsAreThoseWithinAndTheOneAfter() {
    // when
    JsonPath stops = Client.ok(Client.viewer(), TRIP + "/stops");

    // then
    assertThat(stops.getList("items.kind")).containsExactly("within", "after");
    assertThat(stops.getString("items[0].started_at")).isEqualTo("2026-02-03T08:31:40.000Z");
    assertThat(stops.getDouble("items[0].duration_s")).isEqualTo(120);
    assertThat(stops.getString("items[1].started_at")).isEqualTo("2026-02-03T08:35:19.000Z");
    assertThat(stops.getString("items[1].ended_at")).isEqualTo("2026-02-03T09:00:00.000Z");
  }

  @Test
  void whatHappenedOnATripIsInOneListByTime() {
    // given
    store.execute(
        """
        INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, withdrawn, kind, severity, ended_at, trip_id)
        VALUES ('line-van', '2026-02-03 08:05:00', '22aaaaaa-0000-5000-8000-000000000001', 1, 0, 'harsh_braking', 2, '2026-02-03 08:05:01', '11aaaaaa-6b1c-5c1e-9a55-0f2f4c1f7a11'),
               ('line-van', '2026-02-03 08:06:00', '22aaaaaa-0000-5000-8000-000000000002', 2, 1, 'harsh_braking', 2, '2026-02-03 08:06:01', '11aaaaaa-6b1c-5c1e-9a55-0f2f4c1f7a11'),
               ('line-van', '2026-02-03 09:05:00', '22aaaaaa-0000-5000-8000-000000000003', 1, 0, 'harsh_braking', 2, '2026-02-03 09:05:01', '11aaaaaa-6b1c-5c1e-9a55-0f2f4c1f7a12')
        """);
    store.execute(
        """
        INSERT INTO fleet.idlings (vehicle_id, started_at, idling_id, version, withdrawn, state, ended_at, severity, trip_id)
        VALUES ('line-van', '2026-02-03 08:35:20', '22aaaaaa-0000-5000-8000-000000000004', 1, 0, 'closed', '2026-02-03 08:40:00', 1, '11aaaaaa-6b1c-5c1e-9a55-0f2f4c1f7a11')
        """);
    store.execute(
        """
        INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at, alert_type, severity, trip_id)
        VALUES ('line-van', '2026-02-03 08:05:30', '22aaaaaa-0000-5000-8000-000000000005', 1, 0, 'opened', '2026-02-03 08:05:30', '2026-02-03 08:05:30', 'sos', 4, ''),
               ('line-van', '2026-02-03 08:50:00', '22aaaaaa-0000-5000-8000-000000000006', 1, 0, 'opened', '2026-02-03 08:50:00', '2026-02-03 08:50:00', 'tow', 4, '')
        """);

    // when
    JsonPath all = Client.ok(Client.viewer(), TRIP + "/events");
    JsonPath first = Client.ok(Client.viewer(), TRIP + "/events?limit=2");
    JsonPath second =
        Client.ok(Client.viewer(), TRIP + "/events?limit=2&cursor=" + first.getString("next"));

    // then
    assertThat(all.getList("items.type")).containsExactly("harsh_braking", "sos", "idling");
    assertThat(all.getList("items.kind")).containsExactly("harsh", "alert", "idling");
    assertThat(first.getList("items.type")).containsExactly("harsh_braking", "sos");
    assertThat(second.getList("items.type")).containsExactly("idling");
  }
}
