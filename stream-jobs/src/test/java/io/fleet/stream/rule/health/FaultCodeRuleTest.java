package io.fleet.stream.rule.health;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.Telemetry;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultCodeRuleTest {
  private static final Duration ONE_DAY = Duration.ofDays(1);
  private static final Duration TEN_MINUTES = minutes(10);

  @Test
  void eachCodeIsAnAlertOfItsOwnThoughTheyComeTogether() {
    // when
    Findings found = TimelineRun.over(days(1, "P0420", "P0171", "P0420"));

    // then
    List<AlertFinding> alerts = found.alerts("fault_code");
    assertThat(alerts).extracting(a -> a.data().get("code")).containsExactly("P0171", "P0420");
    assertThat(alerts).extracting(AlertFinding::alertId).doesNotHaveDuplicates();
    assertThat(alerts).allMatch(a -> a.severity() == 1 && a.state() == Alert.State.OPENED);
    assertThat(alerts.get(0).details())
        .isEqualTo("van reports fault code P0171, which was not there for 7 days.");
  }

  @Test
  void twentyFourHoursAbsentCloseItAndAMinuteLessDoesNot() {
    // given
    List<Telemetry> told = messages(Duration.ZERO, TEN_MINUTES, "P0420");
    Duration last = minutes(9);

    // when
    Findings almost = over(told, messages(TEN_MINUTES, last.plus(ONE_DAY)));
    Findings gone = over(told, messages(TEN_MINUTES, last.plus(ONE_DAY).plusMinutes(1)));

    // then
    assertThat(almost.alerts("fault_code").get(0).state()).isEqualTo(Alert.State.OPENED);
    AlertFinding alert = gone.alerts("fault_code").get(0);
    assertThat(alert.state()).isEqualTo(Alert.State.RESOLVED);
    assertThat(alert.endedAtMs()).isEqualTo(at(last));
    assertThat(alert.tsMs()).isEqualTo(at(last.plus(ONE_DAY)));
  }

  @Test
  void aWeekendInTheYardEndsNothing() {
    // given a vehicle that reports its code again one minute after it is switched on
    Duration monday = Duration.ofDays(3);

    // when
    Findings found =
        over(
            messages(Duration.ZERO, TEN_MINUTES, "P0420"),
            messages(monday, monday.plusMinutes(1)),
            messages(monday.plusMinutes(1), monday.plusMinutes(30), "P0420"));

    // then
    assertThat(found.alerts("fault_code")).hasSize(1);
    assertThat(found.alerts("fault_code").get(0).state()).isEqualTo(Alert.State.OPENED);
  }

  @Test
  void aCodeThatComesBackIsNewsAfterSevenDaysAndNotBefore() {
    // given a code that was told at 0 min alone
    List<Telemetry> once = messages(Duration.ZERO, minutes(1), "P0420");
    Duration week = Duration.ofDays(7);

    // when
    Findings early =
        over(once, messages(minutes(1), week), messages(week.minusMinutes(1), week, "P0420"));
    Findings late =
        over(once, messages(minutes(1), week), messages(week, week.plusMinutes(1), "P0420"));

    // then
    assertThat(early.alerts("fault_code")).hasSize(1);
    assertThat(late.alerts("fault_code")).hasSize(2);
  }

  @Test
  void noMoreThan32CodesAreRememberedAndTheRestIsNotToldAgainAndAgain() {
    // given
    String[] codes = new String[40];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = "P" + (1_000 + i);
    }

    // when
    Findings found = TimelineRun.over(days(1, codes));

    // then
    assertThat(found.alerts("fault_code")).hasSize(32);
    assertThat(found.told).filteredOn(t -> t.finding() instanceof AlertFinding).hasSize(32);
  }

  @Test
  void aRestoredVehicleRemembersItsCodes() {
    // given
    TimelineRun run = new TimelineRun().apply(messages(Duration.ZERO, TEN_MINUTES, "P0420"));

    // when
    run.restore().apply(messages(TEN_MINUTES, minutes(20), "P0420"));

    // then
    assertThat(run.found.alerts("fault_code")).hasSize(1);
  }

  private static DriveStory days(int days, String... codes) {
    return DriveStory.of("van")
        .every(minutes(10))
        .saying(
            b -> {
              for (String code : codes) {
                b.faultCode(code);
              }
            })
        .stand(Duration.ofDays(days));
  }

  @SafeVarargs
  private static Findings over(List<Telemetry>... parts) {
    List<Telemetry> all = new ArrayList<>();
    for (List<Telemetry> part : parts) {
      all.addAll(part);
    }
    return TimelineRun.over(all);
  }

  /** A message a minute. */
  private static List<Telemetry> messages(Duration from, Duration until, String... codes) {
    List<Telemetry> messages = new ArrayList<>();
    for (long ms = at(from); ms < at(until); ms += 60_000) {
      var message = Telemetry.builder().vehicleId("van").timestampMs(ms).position(48, 11);
      List.of(codes).forEach(message::faultCode);
      messages.add(message.build());
    }
    return messages;
  }
}
