package io.fleet.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.query.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(366);

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T08:00:00Z, 1769846400000",
    "2026-01-31T09:00:00+01:00, 1769846400000",
    "2026-01-31T09:00:00 01:00, 1769846400000",
    "2026-01-31T08:00:00.123456Z, 1769846400123",
    "1769846400000, 1769846400000",
    "0, 0"
  })
  void timesComeWithAZoneOrAsEpochMilliseconds(String text, long epochMs) {
    assertThat(TimeText.parse("from", text)).isEqualTo(epochMs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-01-31",
        "2026-01-31T08:00:00",
        "2026-13-01T00:00:00Z",
        "-1",
        "1e3",
        "99999999999999",
        "2200-01-01T00:00:00Z",
        "+1000000000-01-01T00:00:00Z",
        "NaN",
        "1969-12-31T23:59:59Z",
        "2026-01-31T08:00:00Z'; DROP TABLE trips"
      })
  void otherTimesAreRefusedAndTheParameterIsNamed(String text) {
    assertThatThrownBy(() -> TimeText.parse("from", text))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("from:");
  }

  @Test
  void aReversedOrEmptyRangeIsRefused() {
    assertThatThrownBy(() -> TimeRange.open("2", "1")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> TimeRange.open("1", "1")).isInstanceOf(ProblemException.class);
  }

  @Test
  void withoutBoundsARecentRangeIsTheTimeUpToNow() {
    // when
    TimeRange range = TimeRange.recent(null, null, CLOCK, DAY, YEAR);

    // then
    assertThat(range.toMs()).isEqualTo(NOW.toEpochMilli() + 1);
    assertThat(range.toMs() - range.fromMs()).isEqualTo(DAY.toMillis());
  }

  @Test
  void aRangeLongerThanTheLongestIsRefused() {
    assertThatThrownBy(() -> TimeRange.recent("0", null, CLOCK, DAY, YEAR))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("366 days");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "-1", "1.5", "ten", "9999999999", "1 OR 1=1"})
  void limitsOutOfBoundsAreRefused(String limit) {
    assertThatThrownBy(() -> PageSize.LIST.parse(limit))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("limit:");
  }

  @Test
  void limitsWithinBoundsAreTaken() {
    assertThat(PageSize.LIST.parse(null)).isEqualTo(100);
    assertThat(PageSize.LIST.parse("1000")).isEqualTo(1_000);
    assertThat(PageSize.TRACK.parse("10000")).isEqualTo(10_000);
  }

  @Test
  void aVehicleIdMustLookLikeOne() {
    assertThatThrownBy(() -> Filters.of("trips").vehicleId("a' OR '1'='1"))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("vehicle_id:");
  }

  @Test
  void aTextWithControlCharactersOrTooLongIsRefused() {
    assertThatThrownBy(() -> Filters.of("trips").text("driver_id", "a\0b"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Filters.of("trips").text("driver_id", "x".repeat(129)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aValueOutsideAClosedSetIsRefusedWithTheSet() {
    assertThatThrownBy(() -> Filters.of("trips").oneOf("state", "gone", Set.of("open", "closed")))
        .isInstanceOf(ProblemException.class)
        .hasMessage("state: one of [closed, open] expected");
  }
}
