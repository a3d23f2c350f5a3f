package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TripEtaJsonTest {
  private static final long TEN_O_CLOCK_MS = 1_763_632_800_000L;

  static final TripEta TWO_STOPS =
      new TripEta(
          "van-1",
          "0f6f5f1a-3e0b-5c69-9f44-70b1b1b7c001",
          "tour-7",
          TEN_O_CLOCK_MS - 3_600_000,
          TEN_O_CLOCK_MS,
          "route",
          List.of(
              new TripEta.Stop("a", TEN_O_CLOCK_MS + 725_123, 6_120),
              new TripEta.Stop("b", TEN_O_CLOCK_MS + 1_660_000, 11_400)));

  static final TripEta OFF_TRIP =
      new TripEta("van-1", null, "p", 0, 10_000, "straight", List.of(new TripEta.Stop("a", 1, 0)));

  @Test
  void isReadAsItWasWritten() throws Exception {
    assertThat(TripEtaJson.read(TripEtaJson.write(TWO_STOPS))).isEqualTo(TWO_STOPS);
    assertThat(TripEtaJson.read(TripEtaJson.write(OFF_TRIP))).isEqualTo(OFF_TRIP);
    assertThat(new String(TripEtaJson.write(OFF_TRIP), UTF_8)).doesNotContain("trip_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vehicle_id",
        "plan_id",
        "plan_since",
        "issued_at",
        "basis",
        "stops",
        "stop_id",
        "eta",
        "distance_m"
      })
  void lacksNothingThatIsNeeded(String member) {
    String json =
        new String(TripEtaJson.write(TWO_STOPS), UTF_8).replace('"' + member + '"', "\"x\"");

    assertThatThrownBy(() -> TripEtaJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(Refusal.RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[1]", "[{}]", "{}", "null"})
  void stopsAreObjectsAndAtLeastOne(String stops) {
    String json =
        "{\"vehicle_id\":\"v\",\"plan_id\":\"p\",\"plan_since\":1,\"issued_at\":1,\"basis\":\"route\",\"stops\":"
            + stops
            + "}";

    assertThatThrownBy(() -> TripEtaJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(Refusal.RefusedException.class);
  }
}
