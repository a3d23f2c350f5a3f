package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for a part is told of that part. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class LiveFilterApiTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String VIEWER = Client.token("viewer", Duration.ofMinutes(5));

  Store store;
  KafkaBroker log;

  @Test
  void typesAndVehiclesAreChosen() throws Exception {
    try (LiveReader trips = LiveReader.as(VIEWER, "types=trip&vehicle_id=pick-1,pick-2", "");
        LiveReader alerts = LiveReader.as(VIEWER, "types=alert&vehicle_id=pick-1", "")) {
      trips.await("snapshot", s -> s.get("vehicles").asInt() == 0);
      alerts.await("snapshot", s -> true);

      // when
      LiveRecords.alert(log, "pick-1", "pick-alert-1");
      LiveRecords.alert(log, "pick-2", "pick-alert-2");
      LiveRecords.change(log, "vehicle_state", "pick-1", "pick-1");
      LiveRecords.trip(log, "pick-1", "pick-trip-1");
      LiveRecords.trip(log, "pick-3", "pick-trip-3");
      LiveRecords.trip(log, "pick-2", "pick-trip-2");
      LiveRecords.alert(log, "pick-1", "pick-alert-3");

      // then
      JsonNode trip = trips.await("trip", t -> t.get("id").asText().equals("pick-trip-1"));
      assertThat(trip.at("/data/trip_id").asText()).isEqualTo("pick-trip-1");
      trips.await("trip", t -> t.get("id").asText().equals("pick-trip-2"));
      alerts.await("alert", a -> a.get("alert_id").asText().equals("pick-alert-3"));
      assertThat(names(trips)).containsOnly("snapshot", "trip");
      assertThat(trips.all("trip")).hasSize(2);
      assertThat(names(alerts)).containsOnly("snapshot", "alert");
      assertThat(alerts.all("alert")).hasSize(2);
    }
  }

  @Test
  void aVehicleThatLeavesTheBoxIsToldOnceMore() throws Exception {
    // given
    String box = "types=vehicle,alert&bbox=11.4,48.0,11.6,48.2";
    try (LiveReader all = LiveReader.as(VIEWER, "types=vehicle", "");
        LiveReader inside = LiveReader.as(VIEWER, box, "")) {
      awaitPlace(all, "box-van", 48.3);
      awaitPlace(inside, "box-van", 48.1);

      // when
      LiveRecords.alert(log, "box-van", "box-alert-in");
      inside.await("alert", a -> a.get("alert_id").asText().equals("box-alert-in"));
      awaitPlace(inside, "box-van", 48.31);
      awaitPlace(all, "box-van", 48.32);
      LiveRecords.alert(log, "box-van", "box-alert-out");
      awaitPlace(inside, "box-van", 48.11);

      // then
      assertThat(inside.vehicle("box-van"))
          .extracting(v -> v.get("lat").asDouble())
          .containsExactly(48.1, 48.31, 48.11);
      assertThat(inside.all("alert"))
          .noneMatch(a -> a.get("alert_id").asText().equals("box-alert-out"));
    }
  }

  private void awaitPlace(LiveReader reader, String vehicle, double lat) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              LiveRecords.fix(log, vehicle, lat);
              return reader.vehicle(vehicle).stream().anyMatch(v -> v.get("lat").asDouble() == lat);
            });
  }

  @Test
  void aGroupIsChosenAmongThoseThatAreSeen() throws Exception {
    // given
    TwoGroups.fill(store);
    String ofA = Client.scoped("live-group", "viewer", "leak-a");
    String admin = Client.scoped("live-admin", "admin");

    // then
    for (var expected :
        List.of(
            List.of(admin, "leak-b", "1"), List.of(ofA, "leak-b", "0"), List.of(ofA, "x", "1"))) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                String query = "types=vehicle&group=" + expected.get(1);
                try (LiveReader reader = LiveReader.as(expected.get(0), query, "")) {
                  JsonNode end = reader.await("snapshot", s -> true);
                  assertThat(end.get("vehicles").asText()).isEqualTo(expected.get(2));
                }
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types=position",
        "vehicle_id=a%20b",
        "bbox=1,2,3",
        "group=%00",
        "types=trip&types=x"
      })
  void whatMakesNoSenseIsRefusedAndNamed(String query) {
    Response refused = Client.viewer().urlEncodingEnabled(false).get("/v1/live?" + query);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.jsonPath().getString("parameter"))
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  private static List<String> names(LiveReader reader) {
    return reader.events().stream().map(LiveReader.Event::name).toList();
  }
}
