package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vehicle says what can be judged of it. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class CapabilityApiTest {
  Store store;

  @BeforeEach
  void vehiclesOfWhichOneIsKnown() {
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, ignition)
        VALUES ('learned-1', '2026-01-31 08:00:00.000', 1, 1, true),
               ('stranger-1', '2026-01-31 08:00:00.000', 1, 1, true),
               ('odd-1', '2026-01-31 08:00:00.000', 1, 1, true)
        """);
    store.execute(
        """
        INSERT INTO fleet.reference (kind, id, valid_from, version, body)
        VALUES ('capabilities', 'learned-1', '2026-01-30', 1, '{"sampling_s":1,"speed":true,"accel_long":true}'),
               ('capabilities', 'learned-1', '2026-02-01', 2,
                '{"sampling_s":30,"sampling_p90_s":32.5,"position":true,"speed":true,"ignition":true}'),
               ('capabilities', 'odd-1', '2026-02-01', 1, '{}')
        """);
  }

  @Test
  void whatCannotBeJudgedIsToldWithItsReason() {
    // when
    JsonPath vehicle = Client.ok(Client.viewer(), "/v1/vehicles/learned-1");

    // then
    assertThat(vehicle.getString("capability.since")).isEqualTo("2026-02-01T00:00:00.000Z");
    assertThat(vehicle.getDouble("capability.sampling_s")).isEqualTo(30);
    assertThat(vehicle.getDouble("capability.sampling_p90_s")).isEqualTo(32.5);
    assertThat(vehicle.getList("capability.sends", String.class))
        .containsExactly("position", "speed", "ignition");
    List<Map<String, Object>> rules = vehicle.getList("capability.rules");
    assertThat(rules)
        .contains(
            Map.of(
                "rule",
                "harsh_braking",
                "judged",
                false,
                "reason",
                "no acceleration along; sampling 30 s is slower than 3 s"),
            Map.of("rule", "tow", "judged", true));
  }

  @Test
  void ofWhomNothingWasLearnedNothingIsTold() {
    for (String id : new String[] {"stranger-1", "odd-1"}) {
      JsonPath vehicle = Client.ok(Client.viewer(), "/v1/vehicles/" + id);
      assertThat(vehicle.getMap("")).containsKey("vehicle_id").doesNotContainKey("capability");
    }
  }
}
