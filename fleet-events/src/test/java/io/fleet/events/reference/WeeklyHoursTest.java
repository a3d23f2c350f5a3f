package io.fleet.events.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Iso8601;
import io.fleet.events.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyHoursTest {
  @ParameterizedTest
  @CsvSource({
    // 2026-03-28 is a Saturday, and the night after it has no hour from 02:00 to 03:00 in Berlin
    "2026-03-28T20:59:59Z, false, , ",
    "2026-03-28T21:00:00Z, true, 2026-03-28T21:00:00Z, 2026-03-29T04:00:00Z",
    "2026-03-29T01:00:00Z, true, 2026-03-28T21:00:00Z, 2026-03-29T04:00:00Z",
    "2026-03-29T04:00:00Z, false, , ",
    // the Monday's two stretches touch
    "2026-03-30T07:00:00Z, true, 2026-03-30T06:00:00Z, 2026-03-30T10:00:00Z"
  })
  void beginAndEndByTheClocksOfTheirZone(String at, boolean open, String since, String until)
      throws Exception {
    // given
    WeeklyHours hours =
        WeeklyHoursReader.read(
            "{\"schedule\": {\"weekly\": [{\"days\": [\"sat\"], \"from\": \"22:00\", \"to\":"
                + " \"06:00\"}, {\"days\": [\"mon\"], \"from\": \"08:00\", \"to\": \"10:00\"},"
                + " {\"days\": [\"mon\"], \"from\": \"10:00\", \"to\": \"12:00\"}], \"zone\":"
                + " \"Europe/Berlin\"}}",
            "schedule");
    long timeMs = Iso8601.parse(at);

    // then
    assertThat(hours.isOpenAt(timeMs)).isEqualTo(open);
    if (open) {
      assertThat(hours.openSinceMs(timeMs)).isEqualTo(Iso8601.parse(since));
      assertThat(hours.openUntilMs(timeMs)).isEqualTo(Iso8601.parse(until));
    }
  }

  @Test
  void everyHourOfEveryDayHasNoEnd() throws Exception {
    WeeklyHours hours =
        WeeklyHoursReader.read(
            "{\"schedule\": {\"zone\": \"UTC\", \"weekly\": [{\"days\": [\"mon\", \"tue\", \"wed\","
                + " \"thu\", \"fri\", \"sat\", \"sun\"], \"from\": \"00:00\", \"to\": \"00:00\"}]}}",
            "schedule");

    assertThat(hours.openUntilMs(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(hours.openSinceMs(0)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void aDayEndsAtTwentyFour() throws Exception {
    WeeklyHours hours =
        WeeklyHoursReader.read(
            "{\"schedule\": {\"zone\": \"UTC\", \"weekly\": [{\"days\": [\"mon\"], \"from\": \"18:00\","
                + " \"to\": \"24:00\"}]}}",
            "schedule");

    assertThat(hours.openUntilMs(Iso8601.parse("2026-03-30T19:00:00Z")))
        .isEqualTo(Iso8601.parse("2026-03-31T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schedule\": 7}",
        "{\"schedule\": {\"weekly\": []}}",
        "{\"schedule\": {\"zone\": \"Mars/Olympus\", \"weekly\": []}}",
        "{\"schedule\": {\"zone\": \"UTC\", \"weekly\": [{\"days\": [\"day\"]}]}}",
        "{\"schedule\": {\"zone\": \"UTC\", \"weekly\": [{\"from\": \"25:00\"}]}}"
      })
  void whatMakesNoSenseIsRefused(String body) {
    assertThatThrownBy(() -> WeeklyHoursReader.read(body, "schedule"))
        .isInstanceOf(Refusal.RefusedException.class);
  }
}
