package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class DeadLetterApiTest {
  Store store;

  @BeforeEach
  void aShortLetterAndALongOne() {
    store.execute(
        """
        INSERT INTO fleet.dead_letters (occurred_at, dead_letter_id, version, withdrawn, place, reason, detail, origin,
                                        record_key, payload)
        VALUES ('2026-01-31 08:00:00.000', 'dddddddd-0000-5000-8000-000000000001', 1, 0, 'decode', 'malformed', 'no JSON',
                'fleet.prod.telemetry.raw-3-47', 'ship-1', unhex('00FF7B')),
               ('2026-01-31 09:00:00.000', 'dddddddd-0000-5000-8000-000000000002', 1, 0, 'gateway', 'clock', 'ahead', '',
                'ship-1', repeat('x', 5000))
        """);
  }

  @Test
  void anOperatorSeesThemNewestFirstWithTheOriginalBytes() {
    // when
    JsonPath list = Client.ok(Client.as("operator"), "/v1/dead-letters?record_key=ship-1");

    // then
    assertThat(list.getList("items.reason")).containsExactly("clock", "malformed");
    assertThat(Base64.getDecoder().decode(list.getString("items[1].payload")))
        .containsExactly(0, 0xFF, 0x7B);
    assertThat(list.getBoolean("items[1].payload_cut")).isFalse();
  }

  @Test
  void aLongPayloadIsCutAndSaysSo() {
    // when
    JsonPath list =
        Client.ok(Client.as("admin"), "/v1/dead-letters?record_key=ship-1&place=gateway");

    // then
    assertThat(Base64.getDecoder().decode(list.getString("items[0].payload"))).hasSize(4_096);
    assertThat(list.getInt("items[0].payload_bytes")).isEqualTo(5_000);
    assertThat(list.getBoolean("items[0].payload_cut")).isTrue();
    assertThat(list.getMap("items[0]")).doesNotContainKey("origin");
  }

  @Test
  void aLetterThatWasSentAgainSaysWhenAndWhatCameOfIt() {
    // given it was refused at first
    store.execute(
        """
        INSERT INTO fleet.dead_letter_replays (dead_letter_id, replayed_at, outcome, shift_ms)
        VALUES ('dddddddd-0000-5000-8000-000000000002', '2026-02-01 09:00:00.000', 'refused:clock', 0),
               ('dddddddd-0000-5000-8000-000000000002', '2026-02-01 10:00:00.250', 'accepted', -7200000)
        """);

    // when
    JsonPath list = Client.ok(Client.as("operator"), "/v1/dead-letters?record_key=ship-1");

    // then
    assertThat(list.getList("items.reason")).containsExactly("clock", "malformed");
    assertThat(list.getString("items[0].replayed_at")).isEqualTo("2026-02-01T10:00:00.250Z");
    assertThat(list.getString("items[0].replay_outcome")).isEqualTo("accepted");
    assertThat(list.getMap("items[1]")).doesNotContainKeys("replayed_at", "replay_outcome");
  }

  @Test
  void aViewerDoesNot() {
    Client.viewer()
        .get("/v1/dead-letters")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
  }
}
