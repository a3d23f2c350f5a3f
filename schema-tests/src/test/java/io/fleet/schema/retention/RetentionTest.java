package io.fleet.schema.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file says, and what an installation may say otherwise. */
class RetentionTest {

  @ParameterizedTest
  @CsvSource({
    "raw-log, P7D",
    "positions, P90D",
    "behaviour, P13M",
    "trips, P25M",
    "alerts-and-audit, P13M",
    "changes, P30D",
    "reference, forever"
  })
  void theFileSaysWhatIsPromised(String name, String keep) {
    assertThat(Retention.standard().classes().get(name)).hasToString(keep);
  }

  @Test
  void anInstallationMaySayOtherwise() {
    // when
    Retention retention = Retention.of(" positions=P30D, trips=P3Y ");

    // then
    assertThat(retention.ofTable("telemetry")).contains(new Keep(Period.ofDays(30)));
    assertThat(retention.ofColumn("trips", "start_lat_e6")).isEqualTo(new Keep(Period.ofDays(30)));
    assertThat(retention.ofTable("trips").orElseThrow().interval())
        .isEqualTo("toIntervalMonth(36)");
    assertThat(retention.ofTable("alerts")).isEqualTo(Retention.standard().ofTable("alerts"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "position=P30D",
        "positions",
        "positions=30",
        "positions=P0D",
        "positions=P1M3D",
        "positions=-P3D",
        "positions=forever",
        "reference=P30D",
        "changes=P1M",
        "positions=P30D;changes=P3D"
      })
  void whatMakesNoSenseIsRefused(String told) {
    assertThatThrownBy(() -> Retention.of(told)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          | ingested_at + toIntervalDay(5)
          at + toIntervalMonth(13) | at + toIntervalDay(5)
          toDateTime(at) + toIntervalDay(120) | toDateTime(at) + toIntervalDay(5)
          at + toIntervalHour(2) WHERE settled = 1, at + toIntervalDay(90) | at + toIntervalHour(2) WHERE settled = 1, at + toIntervalDay(5)
          """)
  void aTableKeepsItsOwnClockAndWhatGoesSooner(String present, String wanted) {
    assertThat(TtlText.wanted(present == null ? "" : present, new Keep(Period.ofDays(5))))
        .isEqualTo(wanted);
  }
}
