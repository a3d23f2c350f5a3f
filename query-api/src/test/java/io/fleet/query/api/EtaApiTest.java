package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When vehicles are expected, and how far off that was. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class EtaApiTest {
  private static final String OF_VAN =
      "?vehicle_id=eta-van&from=2018-06-01T00:00:00Z&to=2018-06-02T00:00:00Z";

  Store store;

  @BeforeEach
  void aRound() {
    store.execute(
        """
        INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at, changed_by, body)
        VALUES ('delivery-plans', 'eta-p', '2018-06-01 06:00:00', 1, 0, false, '2018-06-01 06:00:00', 'test',
                '{"vehicle_id":"eta-van","stops":[{"stop_id":"done"},{"stop_id":"risk"},{"stop_id":"next"}]}')
        """);
    store.execute(
        """
        INSERT INTO fleet.delivery_stops (vehicle_id, plan_since, plan_id, stop_id, delivery_stop_id, version, withdrawn, sequence, state, arrived_at, sla, at_risk_at, risk_reason)
        VALUES ('eta-van', '2018-06-01 06:00:00', 'eta-p', 'done', generateUUIDv4(), 1, 0, 1, 'departed', '2018-06-01 08:00:00', 'on_time', '2018-06-01 07:00:00', 'traffic'),
               ('eta-van', '2018-06-01 06:00:00', 'eta-p', 'risk', generateUUIDv4(), 1, 0, 2, 'planned', NULL, 'at_risk', '2018-06-01 07:40:00', 'detour')
        """);
    eta("done", "07:29:50", "08:05:00", "08:20:00");
    eta("done", "07:54:50", "07:59:00", "08:02:00");
    eta("risk", "07:54:50", "08:19:00", "08:32:00");
    eta("risk", "08:04:50", "08:21:00", "08:32:00");
    eta("next", "08:04:50", "08:40:00", "08:52:00");
  }

  private void eta(String stop, String issued, String eta, String naive) {
    store.execute(
        """
        INSERT INTO fleet.delivery_etas (vehicle_id, plan_since, plan_id, stop_id, issued_at, after_ms, eta, naive_eta, distance_m, stops_before, basis)
        VALUES ('eta-van', '2018-06-01 06:00:00', 'eta-p', '%s', '2018-06-01 %s', 0, '2018-06-01 %s', '2018-06-01 %s', 5000, 0, 'straight')
        """
            .formatted(stop, issued, eta, naive));
  }

  @Test
  void ofEachStopStillAheadWhatWasToldLastIsTold() {
    // when
    JsonPath etas = Client.ok(Client.viewer(), "/v1/delivery-etas" + OF_VAN);

    // then
    assertThat(etas.getList("items.stop_id")).containsExactly("risk", "next");
    assertThat(etas.getString("items[0].eta")).isEqualTo("2018-06-01T08:21:00.000Z");
    assertThat(etas.getString("items[0].issued_at")).isEqualTo("2018-06-01T08:04:50.000Z");
    assertThat(etas.getString("items[0].sla")).isEqualTo("at_risk");
    assertThat(etas.getString("items[0].risk_reason")).isEqualTo("detour");
    assertThat(etas.getInt("items[0].distance_m")).isEqualTo(5_000);
    assertThat(etas.getString("items[1].sla")).isEqualTo("none");
  }

  @Test
  void theyArePaged() {
    JsonPath first = Client.ok(Client.viewer(), "/v1/delivery-etas" + OF_VAN + "&limit=1");
    String next = "/v1/delivery-etas" + OF_VAN + "&limit=1&cursor=" + first.getString("next");

    assertThat(Client.ok(Client.viewer(), next).getList("items.stop_id")).containsExactly("next");
  }

  @Test
  void theyAreHeldAgainstArrivalsByHorizon() {
    // when
    JsonPath accuracy = Client.ok(Client.viewer(), "/v1/eta-accuracy" + OF_VAN);

    // then
    assertThat(accuracy.getList("items.horizon_basis"))
        .containsExactly("05/straight", "30/straight");
    assertThat(accuracy.getDouble("items[0].bias_s")).isEqualTo(-60);
    assertThat(accuracy.getDouble("items[1].mae_s")).isEqualTo(300);
    assertThat(accuracy.getDouble("items[1].error_share")).isEqualTo(300 / 1_810.0, within(1e-7));
    assertThat(accuracy.getDouble("items[1].naive_mae_s")).isEqualTo(1_200);
    assertThat(accuracy.getDouble("items[1].better_share")).isEqualTo(0.75);
  }

  @Test
  void aStopThatRecoveredIsToldSo() {
    // when
    JsonPath stops = Client.ok(Client.viewer(), "/v1/delivery-stops" + OF_VAN + "&sla=on_time");

    // then
    assertThat(stops.getList("items.risk")).containsExactly("recovered");
    assertThat(stops.getString("items[0].risk_reason")).isEqualTo("traffic");
    assertThat(stops.getString("items[0].at_risk_at")).isEqualTo("2018-06-01T07:00:00.000Z");
  }
}
