package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every dashboard's figures and the API's for the same days and vehicles: one number, one value.
 */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class DashboardFiguresApiTest {
  private static final String DAYS = "from=2019-08-05T00:00:00Z&to=2019-08-07T00:00:00Z";
  private static final Map<String, List<String>> CHOSEN =
      Map.of(
          "from", List.of("2019-08-05"),
          "to", List.of("2019-08-06"),
          "vehicle", List.of("dash-a", "dash-b"));
  private static final String VANS = "vehicle_id=dash-a,dash-b&" + DAYS;
  private static final String ICE = "&resolution=8&bbox=-80,50,-5,85";

  private final Figures figures = new Figures();

  Store store;

  @BeforeEach
  void twoDaysOfTwoVans() throws IOException {
    byte[] facts = getClass().getResourceAsStream("/dashboard-figures.sql").readAllBytes();
    for (String insert : new String(facts, StandardCharsets.UTF_8).split(";\n")) {
      store.execute(insert);
    }
  }

  @AfterEach
  void theyAgree() {
    System.out.println(figures);
    figures.mustAgree();
  }

  @Test
  void tripsAndTheirDistance() {
    // given
    List<Map<String, Object>> days = ask("trips/trips-per-day");
    Map<String, Object> sum = ask("trips/totals").get(0);

    // when
    JsonPath fleet = api("/v1/fleet/days?zone=UTC&" + DAYS);
    JsonPath trips = api("/v1/trips?source=detected&limit=1000&" + VANS);

    // then
    assertThat(days).hasSize(2);
    for (Map<String, Object> day : days) {
      String at = "items.find {it.day == '" + day.get("day") + "'}.";
      add("trips/trips-per-day", day.get("day") + " trips", day.get("trips"), fleet, at + "trips");
      figures.add(
          "trips/trips-per-day",
          day.get("day") + " distance_km",
          day.get("distance_km"),
          fleet.getDouble(at + "distance_m") / 1_000,
          1);
    }
    figures.add("trips/totals", "trips", sum.get("trips"), trips.getList("items").size(), 0);
    figures.add(
        "trips/totals", "distance_km", sum.get("distance_km"), total(trips, "distance_m") / 1e3, 1);
    figures.add(
        "trips/totals", "moving_h", sum.get("moving_h"), total(trips, "moving_s") / 3_600, 2);
  }

  @Test
  void scoresOfADriver() {
    // given: all of it lies within both ranges
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Map<String, Object> ranked =
        AskedQuestion.rows(
                store,
                "driver-scores/ranking",
                Map.of(
                    "from", List.of(today.minusDays(4).toString()),
                    "to", List.of(today.toString()),
                    "driver", List.of("dash-cleo")))
            .get(0);

    // when
    JsonPath score = api("/v1/drivers/dash-cleo/score?window=7d");

    // then: 4 * 2 per 50 km
    add("driver-scores/ranking", "score", ranked.get("score"), score, "score");
    add("driver-scores/ranking", "raw_score", ranked.get("raw_score"), score, "raw_score");
    figures.add(
        "driver-scores/ranking",
        "distance_km",
        ranked.get("distance_km"),
        score.getDouble("distance_m") / 1_000,
        1);
    assertThat(score.getDouble("score")).isEqualTo(84);
  }

  @Test
  void alertsByDayAndType() {
    for (String van : CHOSEN.get("vehicle")) {
      // given
      Map<String, List<String>> chosen = new TreeMap<>(CHOSEN);
      chosen.put("vehicle", List.of(van));

      // when
      JsonPath trend = api("/v1/alert-trends?zone=UTC&vehicle_id=" + van + "&" + DAYS);

      // then
      for (Map<String, Object> row : AskedQuestion.rows(store, "alerts/alerts-by-day", chosen)) {
        String at =
            "points.findAll {it.starts_at == '%sT00:00:00.000Z' && it.alert_type == '%s'}.alerts.sum()"
                .formatted(row.get("day"), row.get("alert_type"));
        String figure = van + " " + row.get("day") + " " + row.get("alert_type");
        add("alerts/alerts-by-day", figure, row.get("alerts"), trend, at);
      }
      figures.add(
          "alerts/vehicles-with-most-alerts",
          van + " alerts",
          AskedQuestion.rows(store, "alerts/vehicles-with-most-alerts", chosen)
              .get(0)
              .get("alerts"),
          trend.getDouble("points.alerts.sum()"),
          0);
    }
  }

  @Test
  void hexagonsOfTheHeatMaps() {
    // when
    JsonPath positions = api("/v1/heatmaps/positions?" + DAYS + ICE);
    JsonPath harsh = api("/v1/heatmaps/harsh?" + DAYS + ICE);
    JsonPath overspeed = api("/v1/heatmaps/overspeed?" + DAYS + ICE);

    // then
    List<Map<String, Object>> warm = ask("fleet/heat-map");
    assertThat(warm).hasSize(positions.getList("features").size()).hasSizeGreaterThan(2);
    for (Map<String, Object> cell : warm) {
      figures.add(
          "fleet/heat-map",
          "fixes of " + cell.get("cell"),
          cell.get("fixes"),
          count(positions, cell),
          0);
    }
    for (Map<String, Object> cell : ask("fleet/behaviour-heat-map")) {
      figures.add(
          "fleet/behaviour-heat-map",
          "happenings of " + cell.get("cell"),
          cell.get("happenings"),
          count(harsh, cell) + count(overspeed, cell),
          0);
    }
  }

  private static double count(JsonPath map, Map<String, Object> cell) {
    int at = map.getList("features.id").indexOf(cell.get("cell"));
    return at < 0 ? 0 : map.getDouble("features[" + at + "].properties.count");
  }

  @Test
  void whatVehiclesAreUsedFor() {
    // given
    JsonPath a = api("/v1/vehicles/dash-a/utilisation?zone=UTC&" + DAYS);
    JsonPath b = api("/v1/vehicles/dash-b/utilisation?zone=UTC&" + DAYS);
    JsonPath vehicles = api("/v1/utilisation?zone=UTC&limit=1000&" + DAYS);
    JsonPath flags = api("/v1/utilisation/flags?zone=UTC&limit=1000&" + DAYS);

    // then
    for (Map<String, Object> day : ask("fleet/use-by-day")) {
      for (String kind : List.of("driving", "idling", "standing", "offline")) {
        String at = "items.findAll {it.day == '" + day.get("day") + "'}.";
        double of = sum(a, at + kind + "_s") + sum(b, at + kind + "_s");
        double all = sum(a, at + "day_s") + sum(b, at + "day_s");
        figures.add(
            "fleet/use-by-day",
            day.get("day") + " " + kind + "_pct",
            day.get(kind + "_pct"),
            of / all * 100,
            2);
      }
    }
    for (Map<String, Object> vehicle : ask("fleet/use-by-vehicle")) {
      String at = "items.find {it.vehicle_id == '" + vehicle.get("vehicle_id") + "'}.";
      String van = vehicle.get("vehicle_id") + " ";
      add(
          "fleet/use-by-vehicle",
          van + "used_days",
          vehicle.get("used_days"),
          vehicles,
          at + "used_days");
      figures.add(
          "fleet/use-by-vehicle",
          van + "distance_km",
          vehicle.get("distance_km"),
          vehicles.getDouble(at + "distance_m") / 1_000,
          1);
    }
    Map<Object, Long> flagged =
        ask("fleet/use-flags").stream()
            .collect(
                Collectors.groupingBy(row -> row.get("rule"), TreeMap::new, Collectors.counting()));
    assertThat(flagged).isNotEmpty();
    flagged.forEach(
        (rule, count) ->
            figures.add(
                "fleet/use-flags",
                String.valueOf(rule),
                count,
                flags.getList("items.findAll {it.rule == '" + rule + "'}").size(),
                0));
  }

  @Test
  void windowsThatWereKept() {
    // given
    JsonPath days = api("/v1/delivery-days?zone=UTC&" + VANS);

    // then
    List<Map<String, Object>> asked = ask("delivery/sla-by-day");
    assertThat(asked).hasSize(2);
    for (Map<String, Object> day : asked) {
      String at = "items.find {it.day == '" + day.get("day") + "'}.";
      for (String sla : List.of("early", "on_time", "late", "missed")) {
        add("delivery/sla-by-day", day.get("day") + " " + sla, day.get(sla), days, at + sla);
      }
      figures.add(
          "delivery/sla-by-day",
          day.get("day") + " on_time_share_pct",
          day.get("on_time_share_pct"),
          days.getDouble(at + "on_time_share") * 100,
          2);
    }
    Map<String, Object> sum = ask("delivery/sla-in-sum").get(0);
    for (String figure : List.of("stops", "windows", "late", "failed")) {
      figures.add("delivery/sla-in-sum", figure, sum.get(figure), total(days, figure), 0);
    }
  }

  @Test
  void placesThatHoldUpEtasAndVisits() {
    // given
    JsonPath sites = api("/v1/delivery-sites?zone=UTC&limit=1000&" + VANS);
    JsonPath etas = api("/v1/eta-accuracy?" + VANS);
    JsonPath visits = api("/v1/geofence-visits?limit=1000&" + VANS);

    // then
    for (Map<String, Object> site : ask("delivery/site-bottlenecks")) {
      String at =
          "items.find {it.site == '%s' && it.hour == %s}."
              .formatted(site.get("site"), site.get("hour"));
      String figure = "hour " + site.get("hour");
      add("delivery/site-bottlenecks", figure + " stops", site.get("stops"), sites, at + "stops");
      figures.add(
          "delivery/site-bottlenecks",
          figure + " over_min",
          site.get("over_min"),
          sites.getDouble(at + "over_s") / 60,
          2);
    }
    for (Map<String, Object> row : ask("delivery/eta-accuracy")) {
      String at = "items.find {it.horizon_min == " + row.get("horizon_min") + "}.";
      add("delivery/eta-accuracy", "etas", row.get("etas"), etas, at + "etas");
      figures.add(
          "delivery/eta-accuracy",
          "mean_error_s",
          row.get("mean_error_s"),
          etas.getDouble(at + "mae_s"),
          1);
    }
    for (Map<String, Object> fence : ask("delivery/visits-by-fence")) {
      String at = "items.findAll {it.fence_id == '" + fence.get("fence_id") + "'}.";
      figures.add(
          "delivery/visits-by-fence",
          fence.get("fence_id") + " visits",
          fence.get("visits"),
          visits.getList(at + "visit_id").size(),
          0);
      figures.add(
          "delivery/visits-by-fence",
          fence.get("fence_id") + " dwell_h",
          fence.get("dwell_h"),
          sum(visits, at + "duration_s") / 3_600,
          2);
    }
  }

  private List<Map<String, Object>> ask(String key) {
    return AskedQuestion.rows(store, key, CHOSEN);
  }

  private static JsonPath api(String path) {
    return Client.ok(Client.viewer(), path);
  }

  /** A figure of which the API has one of the same unit, to a tenth at most. */
  private void add(String question, String figure, Object asked, JsonPath api, String path) {
    figures.add(question, figure, asked, api.getDouble(path), 1);
  }

  private static double total(JsonPath list, String column) {
    return sum(list, "items." + column);
  }

  private static double sum(JsonPath list, String path) {
    return list.getList(path).stream().mapToDouble(n -> ((Number) n).doubleValue()).sum();
  }
}
