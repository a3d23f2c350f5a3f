package io.fleet.stream.rule.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.stream.fixture.DriverRun;
import io.fleet.stream.fixture.DutyStory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of a driver under Regulation (EC) No 561/2006. 2026-03-02 is a Monday. */
class EuHoursTest {
  private static final String MONDAY_SIX = "2026-03-02T06:00";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Art. 7: 4 h 30 min and 45 min of break, twice      | drive 4:30, rest 0:45, drive 4:30 |
          Art. 7: 4 h 31 min without a break                 | drive 4:31 | unbroken_driving
          Art. 7: exactly 4 h 30 min are allowed             | drive 4:30 |
          Art. 7: 44 min are no break                        | drive 4:30, rest 0:44, drive 0:30 | unbroken_driving, break
          Art. 7: 15 and then 30 min are a break             | drive 2:00, rest 0:15, drive 2:30, rest 0:30, drive 4:00 |
          Art. 7: 30 and then 15 min are not                 | drive 2:00, rest 0:30, drive 2:30, rest 0:15, drive 1:00 | unbroken_driving, break
          Art. 7: three times 15 min are not                 | drive 1:30, rest 0:15, drive 1:30, rest 0:15, drive 1:30, rest 0:15, drive 0:10 | unbroken_driving, break
          Art. 7: 14 and 30 min are not                      | drive 2:00, rest 0:14, drive 2:30, rest 0:30, drive 1:00 | unbroken_driving, break
          Art. 7: 30 and 30 min are                          | drive 2:00, rest 0:30, drive 2:30, rest 0:30, drive 4:00 |
          Art. 7: a part of before a full break is used up   | drive 2:00, rest 0:15, drive 2:00, rest 0:45, drive 4:00, rest 0:30, drive 0:31 | unbroken_driving
          Art. 7: standing is assumed to be a break          | drive 4:30, stand 0:45, drive 4:30 |
          Art. 4(d): work is no break                        | drive 4:30, work 0:45, drive 0:10 | unbroken_driving
          Art. 4(d): neither is being at disposal            | drive 4:30, wait 0:45, drive 0:10 | unbroken_driving
          Art. 4(d): a break interrupted by work is two      | drive 4:30, rest 0:30, work 0:01, rest 0:44, drive 0:10 |
          a break over two vehicles is one                   | drive 4:30, rest 0:20, in van-2, rest 0:25, drive 2:00 |
          driving in two vehicles is one driver's            | drive 2:30, in van-2, drive 2:01 | unbroken_driving
          a ferry: rest told on a moving vehicle             | drive 4:00, rest 2:00, drive 4:00 |
          Art. 6(1): 10 h are allowed twice a week           | drive 4:30, rest 0:45, drive 4:30, rest 0:45, drive 1:00 |
          Art. 6(1): more than 10 h never                    | drive 4:30, rest 0:45, drive 4:30, rest 0:45, drive 1:01 | daily_driving
          Art. 6(1): on the third day only 9 h               | drive 4:30, rest 0:45, drive 4:30, rest 0:45, drive 1:00, rest 13:00, drive 4:30, rest 0:45, drive 4:30, rest 0:45, drive 1:00, rest 13:00, drive 4:30, rest 0:45, drive 4:30, rest 0:45, drive 0:01 | daily_driving
          Art. 6(1): a day ends with a daily rest of 9 h     | drive 4:30, rest 0:45, drive 4:30, rest 9:00, drive 4:30 |
          Art. 6(1): 8 h 59 min end no day                   | drive 4:30, rest 0:45, drive 3:30, rest 8:59, drive 2:30 | daily_rest, daily_driving
          Art. 8(2): 15 h after a rest another is due        | work 2:00, drive 4:00, work 9:00, drive 0:30 | daily_rest
          Art. 8(2): resting from the 15th hour on is enough | work 2:00, drive 4:00, work 9:00, rest 9:00, drive 1:00 |
          Art. 8(4): three rests of 9 h, the fourth is short | drive 1:00, rest 9:00, drive 1:00, rest 9:00, drive 1:00, rest 9:00, drive 1:00, rest 9:00, drive 1:00 | daily_rest
          Art. 8(4): anew after a weekly rest                | drive 1:00, rest 9:00, drive 1:00, rest 9:00, drive 1:00, rest 24:00, drive 1:00, rest 9:00, drive 1:00, rest 9:00, drive 1:00 |
          Art. 4(g): 3 and 9 h are a regular rest            | drive 1:00, rest 9:00, drive 1:00, rest 9:00, drive 1:00, rest 9:00, drive 1:00, rest 3:00, drive 1:00, rest 9:00, drive 1:00 |
          """)
  void day(String name, String story, String violations) {
    // given
    DutyStory told = DutyStory.at(MONDAY_SIX).tells(story);

    // when
    DriverRun run = DriverRun.under(HoursProfile.EU561, "Europe/Berlin").apply(told);

    // then
    assertThat(run.violations())
        .containsExactlyElementsOf(
            violations == null ? List.of() : List.of(violations.split(", ")));
  }

  @Test
  void moreThan56HoursInAWeekFromMondayToSunday() {
    // given six days of 9 h 20 min on average, then one minute more
    String nine = "drive 4:30, rest 0:45, drive 4:30, rest 14:15";
    String ten = "drive 4:30, rest 0:45, drive 4:30, rest 0:45, drive 1:00, rest 12:30";

    // when
    DriverRun run =
        DriverRun.under(HoursProfile.EU561, "UTC")
            .apply(DutyStory.at(MONDAY_SIX).times(2, ten).times(4, nine).tells("drive 0:01"));

    // then
    assertThat(run.violations()).containsExactly("weekly_driving");
    assertThat(run.episodes().stream().filter(e -> e.rule() == HoursRule.WEEKLY))
        .singleElement()
        .satisfies(e -> assertThat(e.article()).isEqualTo("Regulation (EC) 561/2006 Art. 6(2)"));
  }

  @Test
  void aNewWeekBeginsOnMondayByTheDriversOwnClock() {
    // given 56 h until Sunday, 23:30 in Berlin, then an hour of driving over midnight
    String nine = "drive 4:30, rest 0:45, drive 4:30, rest 14:15";
    String ten = "drive 4:30, rest 0:45, drive 4:30, rest 0:45, drive 1:00, rest 12:30";
    DutyStory week =
        DutyStory.at(MONDAY_SIX, "Europe/Berlin").times(2, ten).times(4, nine).tells("rest 17:30");

    // when
    DriverRun berlin = DriverRun.under(HoursProfile.EU561, "Europe/Berlin");
    DriverRun utc = DriverRun.under(HoursProfile.EU561, "UTC");
    DutyStory later = week.tells("rest 0:35, drive 0:20");
    berlin.apply(later);
    utc.apply(later);

    // then
    assertThat(berlin.violations()).isEmpty();
    assertThat(utc.violations()).containsExactly("weekly_driving");
  }

  @Test
  void moreThan90HoursInTwoWeeks() {
    // given 54 h in the first week, 36 in the second, and a minute
    String nine = "drive 4:30, rest 0:45, drive 4:30, rest 14:15";

    // when
    DriverRun run =
        DriverRun.under(HoursProfile.EU561, "UTC")
            .apply(
                DutyStory.at(MONDAY_SIX)
                    .times(6, nine)
                    .tells("rest 24:00")
                    .times(4, nine)
                    .tells("drive 0:01"));

    // then
    assertThat(run.violations()).containsExactly("fortnight_driving");
  }
}
