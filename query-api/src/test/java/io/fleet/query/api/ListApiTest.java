package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders, fields, filters and ETags of lists. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class ListApiTest {
  private static final String TRIPS = "/v1/trips?from=2011-05-01T00:00:00Z&to=2011-06-01T00:00:00Z";

  Store store;

  @BeforeEach
  void tripsOfTwoGroups() {
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, ended_at, distance_mm)
        SELECT 'ls-' || toString(number % 5), toDateTime64('2011-05-01 00:00:00', 3, 'UTC') + intDiv(number, 2) * 60,
               toUUID(concat('eeeeeeee-2011-5000-8000-', leftPad(toString(number), 12, '0'))), 1, number = 59, 'closed',
               toDateTime64('2011-05-01 02:00:00', 3, 'UTC'), (number * 37 % 10) * 1001
        FROM numbers(60)
        """);
    for (int i = 0; i < 2; i++) {
      store.execute(
          """
          INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at, changed_by, body)
          VALUES ('vehicles', 'ls-%1$d', '2020-01-01 00:00:00', 1, 0, false, '2020-01-01 00:00:00', 'test',
                  '{"groups":["ls-group-%1$d"],"name":"Großer Ämil %1$d","plate":"M-LS 10%1$d"}')
          """
              .formatted(i));
      store.execute(
          """
          INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, speed_ckmph, fault_codes, tags, device_events)
          VALUES ('ls-%1$d', '2011-05-01 00:00:0%1$d', 7, 1, 48000000, 11000000, 5025, ['P0301'], {'load': '=1'}, '[{"type":"tow"}]')
          """
              .formatted(i));
    }
  }

  private static RequestSpecification client() {
    return Client.with(Client.scoped("lister", "admin"));
  }

  @Test
  void everyOrderIsReadInPagesWithoutLossOrRepetition() {
    for (String sort :
        List.of(
            "started_at",
            "-started_at",
            "distance_m",
            "-distance_m",
            "duration_s",
            "-duration_s")) {
      // when
      List<JsonPath> pages = new ArrayList<>();
      String cursor = "";
      do {
        JsonPath page = Client.ok(client(), TRIPS + "&limit=25&sort=" + sort + "&cursor=" + cursor);
        pages.add(page);
        cursor = page.getString("next");
      } while (cursor != null);

      // then
      List<String> ids = all(pages, "items.trip_id");
      assertThat(ids).as(sort).hasSize(59).doesNotHaveDuplicates();
      List<Comparable<Object>> values = all(pages, "items." + sort.replace("-", ""));
      assertThat(values)
          .as(sort)
          .isSortedAccordingTo(
              sort.startsWith("-") ? Comparator.reverseOrder() : Comparator.naturalOrder());
    }
  }

  private static <T> List<T> all(List<JsonPath> pages, String path) {
    return pages.stream().flatMap(page -> page.<T>getList(path).stream()).toList();
  }

  @Test
  void aCursorHoldsForItsOrderAlone() {
    String next = Client.ok(client(), TRIPS + "&limit=1&sort=distance_m").getString("next");
    Response other = client().get(TRIPS + "&limit=1&sort=-distance_m&cursor=" + next);
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(other.jsonPath().getString("parameter")).isEqualTo("cursor");
  }

  @Test
  void anOrderThatReadsEveryRowIsForBoundedTimes() {
    Response open = client().get("/v1/trips?sort=distance_m");
    assertThat(open.statusCode()).isEqualTo(400);
    assertThat(open.jsonPath().getString("parameter")).isEqualTo("sort");
  }

  @Test
  void theGravestAlertsComeFirst() {
    // given
    store.execute(
        """
        INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at, alert_type, severity, data, source)
        SELECT 'ls-0', toDateTime64('2011-05-01 00:00:00', 3, 'UTC') + number, 'ls-' || toString(number), 1, 0, 'opened',
               toDateTime64('2011-05-01 00:00:00', 3, 'UTC'), toDateTime64('2011-05-01 00:00:00', 3, 'UTC'), 'sos', number % 4 + 1, '{}', 'fleet'
        FROM numbers(8)
        """);

    // when
    JsonPath alerts =
        Client.ok(
            client(),
            "/v1/alerts?vehicle_id=ls-0&from=2011-05-01&to=2011-05-02&zone=UTC&sort=-severity");

    // then
    assertThat(alerts.getList("items.alert_id", String.class))
        .containsExactly("ls-7", "ls-3", "ls-6", "ls-2", "ls-5", "ls-1", "ls-4", "ls-0");
  }

  @Test
  void severalVehiclesAndGroupsAreAskedForAtOnce() {
    assertThat(vehiclesOf("&vehicle_id=ls-1,ls-2&vehicle_id=ls-3"))
        .containsOnly("ls-1", "ls-2", "ls-3");
    assertThat(vehiclesOf("&group=ls-group-1")).containsOnly("ls-1");
    assertThat(vehiclesOf("&group=ls-group-1&vehicle_id=ls-2")).isEmpty();
  }

  private static List<String> vehiclesOf(String filter) {
    return Client.ok(client(), TRIPS + filter).getList("items.vehicle_id", String.class);
  }

  @Test
  void vehiclesAreFoundByNamePlateAndPartOfTheId() {
    for (String q : List.of("LS-1", "großer ämil 1", "ls 101", "m-ls 101")) {
      assertThat(
              client()
                  .queryParam("q", q)
                  .get("/v1/vehicles")
                  .jsonPath()
                  .getList("items.vehicle_id", String.class))
          .as(q)
          .containsExactly("ls-1");
    }
    assertThat(Client.ok(client(), "/v1/vehicles?q=%25").getList("items")).isEmpty();
  }

  @Test
  void withdrawnRowsAreThereIfAskedFor() {
    assertThat(withdrawn("")).hasSize(59).containsOnly(false);
    assertThat(withdrawn("&withdrawn=true")).containsExactly(true);
    assertThat(withdrawn("&withdrawn=include")).hasSize(60).contains(true, false);
  }

  private static List<Boolean> withdrawn(String filter) {
    return Client.ok(client(), TRIPS + "&limit=1000" + filter)
        .getList("items.withdrawn", Boolean.class);
  }

  @Test
  void aDayIsThatOfTheZone() {
    String day = "/v1/trips?from=2011-05-01&to=2011-05-02&vehicle_id=ls-0&zone=";
    assertThat(Client.ok(client(), day + "Europe/Berlin").getList("items")).isNotEmpty();
    assertThat(Client.ok(client(), day + "Pacific/Honolulu").getList("items")).isEmpty();
    assertThat(client().get("/v1/trips?from=2011-05-01").statusCode()).isEqualTo(400);
  }

  @Test
  void fieldsOfPagesAndObjectsAreChosen() {
    JsonPath page = Client.ok(client(), TRIPS + "&limit=1&fields=trip_id,distance_m");
    assertThat(page.getMap("items[0]").keySet()).hasToString("[trip_id, distance_m]");
    assertThat(page.getString("next")).isNotNull();
    String one = "/v1/trips/" + page.getString("items[0].trip_id");
    assertThat(Client.ok(client(), one + "?fields=state").getMap("").keySet())
        .hasToString("[state]");
    Response wrong = client().get(one + "?fields=state,colour");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.jsonPath().getString("detail")).contains("colour").contains("vehicle_id");
  }

  @Test
  void whatTheClientHasIsNotSentAgain() {
    String list = TRIPS + "&limit=50";
    Response first = client().get(list);
    String tag = first.header("ETag");
    assertThat(tag).matches("W/\"[0-9a-f]{32}\"");
    assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(first.header("Vary")).contains("Accept", "Accept-Encoding", "Authorization");

    Response same = client().header("If-None-Match", "\"x\", " + tag).get(list);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.asByteArray()).isEmpty();
    assertThat(same.header("ETag")).isEqualTo(tag);

    assertThat(client().header("If-None-Match", tag).get(list + "&fields=trip_id").statusCode())
        .isEqualTo(200);
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, ended_at, distance_mm)
        VALUES ('ls-4', '2011-05-20 00:00:00', 'eeeeeeee-2011-5000-8000-0000000000ff', 1, 0, 'closed', '2011-05-20 00:00:00', 1)
        """);
    assertThat(client().header("If-None-Match", tag).get(list).statusCode()).isEqualTo(200);
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, ended_at, distance_mm)
        VALUES ('ls-4', '2011-05-20 00:00:00', 'eeeeeeee-2011-5000-8000-0000000000ff', 3, 1, 'closed', '2011-05-20 00:00:00', 1)
        """);
  }

  @Test
  void telemetryIsReadAsItIsStored() {
    // when
    String range = "from=2011-05-01&to=2011-05-02&zone=UTC";
    JsonPath page = Client.ok(client(), "/v1/telemetry?limit=1&" + range);
    JsonPath next =
        Client.ok(client(), "/v1/telemetry?limit=1&" + range + "&cursor=" + page.getString("next"));

    // then
    assertThat(page.getString("items[0].vehicle_id")).isEqualTo("ls-0");
    assertThat(page.getDouble("items[0].speed_kmph")).isEqualTo(50.25);
    assertThat(page.getList("items[0].fault_codes")).hasToString("[P0301]");
    assertThat(page.getString("items[0].tags.load")).isEqualTo("=1");
    assertThat(page.getString("items[0].device_events[0].type")).isEqualTo("tow");
    assertThat(next.getString("items[0].vehicle_id")).isEqualTo("ls-1");
    assertThat(next.getString("next")).isNull();
  }
}
