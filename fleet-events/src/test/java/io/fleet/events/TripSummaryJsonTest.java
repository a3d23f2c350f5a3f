package io.fleet.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TripSummaryJsonTest {
  private static final int NOWHERE = Telemetry.ABSENT;

  static final TripSummary CLOSED =
      new TripSummary(
          "t-1",
          1_795_168_812_345_006L,
          false,
          "van-1",
          "anna",
          "app-7",
          "standing",
          ChangeJsonTest.TEN_O_CLOCK_MS,
          ChangeJsonTest.TEN_O_CLOCK_MS + 1_500_500,
          8_123_456,
          1_320_500,
          180_000,
          45_000,
          1,
          7_120,
          2,
          48_137_154,
          -11_576_124,
          48_200_000,
          -11_600_000);

  static final TripSummary BARE =
      new TripSummary(
          "t-2",
          1_000,
          true,
          "van-1",
          null,
          null,
          null,
          ChangeJsonTest.TEN_O_CLOCK_MS,
          ChangeJsonTest.TEN_O_CLOCK_MS,
          0,
          0,
          0,
          0,
          0,
          Telemetry.ABSENT,
          0,
          NOWHERE,
          NOWHERE,
          NOWHERE,
          NOWHERE);

  @Test
  void isReadAsItWasWritten() throws Refusal.RefusedException {
    assertThat(TripSummaryJson.read(TripSummaryJson.write(CLOSED))).isEqualTo(CLOSED);
    assertThat(TripSummaryJson.read(TripSummaryJson.write(BARE))).isEqualTo(BARE);
  }

  @Test
  void tellsItsRowInTheUnitsOfTheApi() {
    assertThat(TripSummaryJson.text(CLOSED))
        .contains(
            "\"updated_at\":\"2026-11-20T10:00:12.345Z\"",
            "\"withdrawn\":false",
            "\"state\":\"closed\"",
            "\"distance_m\":8123.456",
            "\"duration_s\":1500.5",
            "\"max_speed_kmph\":71.2",
            // 8123.456 m in 1320.5 s
            "\"mean_speed_kmph\":22.15",
            "\"end_position\":{\"lat\":48.2,\"lon\":-11.6}");
  }

  @Test
  void anOpenTripThatNeverWasSaysSo() {
    assertThat(TripSummaryJson.text(BARE))
        .contains("\"withdrawn\":true", "\"state\":\"open\"")
        .doesNotContain("closed_by", "position", "_kmph");
  }
}
