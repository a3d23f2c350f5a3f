package io.fleet.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.query.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    assertThat(TimeText.parse("from", text, null)).isEqualTo(epochMs);
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
    assertThatThrownBy(() -> TimeText.parse("from", text, null))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("from:");
  }

  /** In Berlin the clock went from 2 to 3 on 2026-03-29 and goes from 3 to 2 on 2026-10-25. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-28, 2026-03-27T23:00:00Z",
    "2026-03-29, 2026-03-28T23:00:00Z",
    "2026-03-30, 2026-03-29T22:00:00Z",
    "2026-03-29T01:59:59.999, 2026-03-29T00:59:59.999Z",
    "2026-03-29T02:30, 2026-03-29T01:30:00Z",
    "2026-03-29T03:30, 2026-03-29T01:30:00Z",
    "2026-10-25T02:30:00, 2026-10-25T00:30:00Z",
    "2026-10-26, 2026-10-25T23:00:00Z",
    "2026-03-29T02:30:00Z, 2026-03-29T02:30:00Z"
  })
  void localDatesAndTimesAreOfTheZoneThatIsNamed(String text, Instant instant) {
    assertThat(TimeText.parse("from", text, Zones.parse("Europe/Berlin")))
        .isEqualTo(instant.toEpochMilli());
  }

  @Test
  void aDayOfTheZoneHasTwentyThreeHoursWhenSummerTimeBegins() {
    // when
    TimeRange day = TimeRange.open("2026-03-29", "2026-03-30", Zones.parse("Europe/Berlin"));

    // then
    assertThat(day.toMs() - day.fromMs()).isEqualTo(Duration.ofHours(23).toMillis());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "europe/berlin", "+25:00", "Z; DROP", "\u0000"})
  void otherZonesAreRefused(String zone) {
    assertThatThrownBy(() -> Zones.parse(zone))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("zone:");
    assertThat(Zones.parse(" 02:00")).isEqualTo(ZoneOffset.ofHours(2));
    assertThat(Zones.parse("")).isNull();
  }

  @Test
  void aReversedOrEmptyRangeIsRefused() {
    assertThatThrownBy(() -> TimeRange.open("2", "1", null)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> TimeRange.open("1", "1", null)).isInstanceOf(ProblemException.class);
  }

  @Test
  void withoutBoundsARecentRangeIsTheTimeUpToNow() {
    // when
    TimeRange range = TimeRange.recent(null, null, null, CLOCK, DAY, YEAR);

    // then
    assertThat(range.toMs()).isEqualTo(NOW.toEpochMilli() + 1);
    assertThat(range.toMs() - range.fromMs()).isEqualTo(DAY.toMillis());
  }

  @Test
  void aRangeLongerThanTheLongestIsRefused() {
    assertThatThrownBy(() -> TimeRange.recent("0", null, null, CLOCK, DAY, YEAR))
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
  void aThousandVehiclesAreTakenAndNotOneMore() {
    // given
    List<String> ids = IntStream.range(0, 1_000).mapToObj(i -> "van-" + i).toList();
    List<String> more = Stream.concat(ids.stream(), Stream.of("van-x,van-y")).toList();

    // when, then
    assertThat(Filters.of("trips").vehicleIds(ids).vehicleIds()).hasSize(1_000);
    assertThat(Filters.of("trips").vehicleIds(List.of(String.join(",", ids))).vehicleIds())
        .hasSize(1_000);
    assertThatThrownBy(() -> Filters.of("trips").vehicleIds(more))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("vehicle_id:");
    assertThatThrownBy(() -> Filters.of("trips").vehicleIds(List.of("a,'b")))
        .isInstanceOf(ProblemException.class);
    assertThat(Filters.of("trips").vehicleIds(List.of("b,a", "a")).fingerprint())
        .isEqualTo(Filters.of("trips").vehicleIds(List.of("a", "b")).fingerprint());
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
