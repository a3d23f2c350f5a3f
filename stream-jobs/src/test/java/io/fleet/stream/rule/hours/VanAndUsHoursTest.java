package io.fleet.stream.rule.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.stream.fixture.DriverRun;
import io.fleet.stream.fixture.DutyStory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of a driver under 49 CFR 395.3, of one of a van, and of one nobody judges. */
class VanAndUsHoursTest {
  private static final String MONDAY_SIX = "2026-03-02T06:00";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (a)(3)(ii): 8 h without 30 min of not driving          | drive 8:01 | unbroken_driving
          (a)(3)(ii): exactly 8 h are allowed                    | drive 8:00 |
          (a)(3)(ii): 30 min anew                                | drive 8:00, rest 0:30, drive 3:00 |
          (a)(3)(ii): 29 min are too short                       | drive 8:00, rest 0:29, drive 0:30 | unbroken_driving, break
          (a)(3)(ii): work is not driving                        | drive 8:00, work 0:30, drive 3:00 |
          (a)(3)(ii): at disposal neither                        | drive 8:00, wait 0:30, drive 3:00 |
          (a)(3)(ii): rest and work together                     | drive 8:00, rest 0:15, work 0:15, drive 3:00 |
          (a)(3)(ii): standing, assumed                          | drive 8:00, stand 0:30, drive 3:00 |
          (a)(3)(ii): 15 and 15 min do not add up                | drive 4:00, rest 0:15, drive 4:00, rest 0:15, drive 0:10 | unbroken_driving, break
          (a)(3)(i): 11 h                                        | drive 6:00, rest 0:30, drive 5:00 |
          (a)(3)(i): more than 11 h                              | drive 6:00, rest 0:30, drive 5:01 | daily_driving
          (a)(3)(i): over two vehicles                           | drive 6:00, rest 0:30, in van-2, drive 5:01 | daily_driving
          (a)(3)(i): anew after 10 h off                         | drive 6:00, rest 0:30, drive 5:00, rest 10:00, drive 6:00 |
          (a)(3)(i): 9 h 59 min are not 10                       | drive 4:00, rest 9:59, drive 0:01, rest 0:30, drive 7:10 | duty_window, daily_driving
          (a)(2): driving in the 14th hour                       | work 10:00, drive 4:00 |
          (a)(2): driving after it                               | work 10:00, drive 4:01 | duty_window
          (a)(2): a pause does not stop the clock                | work 2:00, drive 4:00, rest 6:00, drive 2:01 | duty_window
          (a)(2): work after it is no driving                    | work 10:00, drive 4:00, work 3:00 |
          (b): 60 h in 7 days alone may be another schedule      | work 13:30, rest 10:30, work 13:30, rest 10:30, work 13:30, rest 10:30, work 13:30, rest 10:30, work 8:00, drive 0:30 |
          (b): 60 h in 7 and 70 h in 8 days                      | work 13:30, rest 10:30, work 13:30, rest 10:30, work 13:30, rest 10:30, work 13:30, rest 10:30, work 13:30, rest 10:30, work 2:30, drive 0:01 | duty_cycle
          (c): 34 h off begin anew                               | work 13:30, rest 10:30, work 13:30, rest 10:30, work 13:30, rest 10:30, work 13:30, rest 10:30, work 13:30, rest 34:00, work 2:30, drive 2:00 |
          """)
  void usDay(String name, String story, String violations) {
    assertThat(violations(HoursProfile.US_HOS, story)).isEqualTo(list(violations));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exactly 4 h 30 min                     | drive 4:30 |
          a minute more                          | drive 4:31 | unbroken_driving
          30 min of standing                     | drive 4:30, stand 0:30, drive 4:30 |
          29 min of standing                     | drive 4:30, stand 0:29, drive 0:30 | unbroken_driving, break
          30 min of rest                         | drive 4:30, rest 0:30, drive 4:30 |
          30 min at disposal                     | drive 4:30, wait 0:30, drive 4:30 |
          servicing a stop is work               | drive 4:30, work 0:30, drive 0:30 | unbroken_driving
          15 and 15 min do not add up            | drive 2:00, stand 0:15, drive 2:30, stand 0:15, drive 0:30 | unbroken_driving, break
          15 and 30 min: the second is one       | drive 2:00, stand 0:15, drive 2:30, stand 0:30, drive 4:30 |
          a halt of 4 min is no attempt          | drive 4:30, stand 0:04, drive 0:30 | unbroken_driving
          a halt of 5 min is                     | drive 4:30, stand 0:05, drive 0:30 | unbroken_driving, break
          two attempts                           | drive 4:30, stand 0:10, drive 0:10, stand 0:20, drive 0:10 | unbroken_driving, break, break
          rest and standing are one break        | drive 4:30, rest 0:15, stand 0:15, drive 4:30 |
          work between two halves parts them     | drive 4:30, stand 0:20, work 0:10, stand 0:20, drive 0:10 | unbroken_driving, break
          driving early, a long break            | drive 0:10, stand 2:00, drive 4:30 |
          another vehicle is no break            | drive 4:00, in van-2, drive 0:31 | unbroken_driving
          half an hour over two vehicles         | drive 4:30, rest 0:15, in van-2, rest 0:15, drive 4:30 |
          ten hours in pieces                    | drive 4:00, stand 0:30, drive 4:00, stand 0:30, drive 2:00 |
          two stretches too long on one day      | drive 4:40, stand 1:00, drive 4:40 | unbroken_driving, unbroken_driving
          no weekly limit                        | drive 4:30, stand 0:30, drive 4:30, stand 0:30, drive 4:30, stand 0:30, drive 4:30 |
          """)
  void vanDay(String name, String story, String violations) {
    assertThat(violations(HoursProfile.VAN, story)).isEqualTo(list(violations));
  }

  @Test
  void nobodyIsJudgedWhoIsNotToBe() {
    // when
    DriverRun run =
        DriverRun.under(HoursProfile.OFF, "UTC")
            .apply(DutyStory.at(MONDAY_SIX).tells("drive 12:00, stand 0:10, drive 6:00"));

    // then
    assertThat(run.episodes()).isEmpty();
    assertThat(run.days().get(0).drivingMs()).isEqualTo(17 * 3_600_000L + 50 * 60_000L);
  }

  private static List<String> violations(HoursProfile profile, String story) {
    return DriverRun.under(profile, "America/Chicago")
        .apply(DutyStory.at(MONDAY_SIX, "America/Chicago").tells(story))
        .violations();
  }

  private static List<String> list(String violations) {
    return violations == null ? List.of() : List.of(violations.split(", "));
  }
}
