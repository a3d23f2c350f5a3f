package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeofenceVisitJsonTest {
  private static final long TEN_O_CLOCK_MS = 1_763_632_800_000L;

  static final GeofenceVisit CLOSED =
      new GeofenceVisit(
          "5f0d6d4e-6f0c-5b9f-9d9a-0d4f3a0fc001",
          1_763_632_800_000_001L,
          false,
          "depot-north",
          "van-1",
          "drv-7",
          "0f6f5f1a-3e0b-5c69-9f44-70b1b1b7c001",
          TEN_O_CLOCK_MS,
          TEN_O_CLOCK_MS + 90_500,
          GeofenceVisit.CROSSED,
          48_137_154,
          -11_576_124);

  static final GeofenceVisit OPEN =
      new GeofenceVisit("v", 1, true, "f", "van-1", null, null, 0, null, null, 0, 0);

  @Test
  void isReadAsItWasWritten() throws Exception {
    assertThat(GeofenceVisitJson.read(GeofenceVisitJson.text(CLOSED).getBytes(UTF_8)))
        .isEqualTo(CLOSED);
    assertThat(GeofenceVisitJson.read(GeofenceVisitJson.text(OPEN).getBytes(UTF_8)))
        .isEqualTo(OPEN);
    assertThat(GeofenceVisitJson.text(CLOSED)).contains("\"dwell_s\":90.5", "\"inferred\":true");
    assertThat(GeofenceVisitJson.text(OPEN)).doesNotContain("exited_at", "dwell_s", "driver_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"visit_id", "version", "fence_id", "vehicle_id", "entered_at"})
  void lacksNothingThatIsNeeded(String member) {
    String json = GeofenceVisitJson.text(CLOSED).replace('"' + member + '"', "\"other\"");

    assertThatThrownBy(() -> GeofenceVisitJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(Refusal.RefusedException.class);
  }
}
