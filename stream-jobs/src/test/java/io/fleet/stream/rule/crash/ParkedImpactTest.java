package io.fleet.stream.rule.crash;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParkedImpactTest {

  @ParameterizedTest
  @CsvSource({"2.500, 1", "2.499, 0"})
  void shockOfAParkedVehicleIsToldButIsNoCrash(double peakG, int told) {
    // given
    DriveStory story = knock(DriveStory.of("van").stand(minutes(2)), peakG).stand(minutes(1));

    // when
    Findings found = TimelineRun.over(story);

    // then
    List<AlertFinding> alerts = found.alerts("impact_parked");
    assertThat(alerts).hasSize(told);
    assertThat(alerts)
        .allMatch(a -> a.startedAtMs() == at(minutes(2)) && a.severity() == 2)
        .allMatch(a -> a.details().equals("van was hit with 2.5 g, standing for 120 s."));
    assertThat(found.alerts("crash")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4, 0", "5, 1"})
  void vehicleThatHasOnlyJustHaltedIsNotParked(int standingS, int told) {
    // given
    DriveStory story = DriveStory.of("van").drive(20, minutes(1)).stand(seconds(standingS));

    // when, then
    assertThat(TimelineRun.over(knock(story, 3)).alerts("impact_parked")).hasSize(told);
  }

  @Test
  void shockOfAVehicleThatHasJustSetOffIsNone() {
    // given the next message after a halt comes from the road
    DriveStory story = DriveStory.of("van").stand(minutes(2));
    story.saying(b -> b.set(TelemetryField.ACCEL_PEAK, 4)).drive(40, seconds(1));

    // when, then
    assertThat(TimelineRun.over(story).alerts("impact_parked")).isEmpty();
  }

  @Test
  void knocksWithinFiveMinutesAreOneAlertThatTellsTheStrongest() {
    // given
    DriveStory story = DriveStory.of("van").stand(minutes(1));
    knock(story, 3).stand(minutes(4));
    knock(story, 5).stand(minutes(4));
    knock(story, 4).stand(minutes(5).plusSeconds(1));

    // when
    Findings found = TimelineRun.over(story);

    // then
    AlertFinding alert = found.alerts("impact_parked").get(0);
    assertThat(found.alerts("impact_parked")).hasSize(1);
    assertThat(alert.data()).containsEntry("peak_g", 5.0).containsEntry("impacts", 3);
    assertThat(found.statesOf(alert))
        .containsExactly(Alert.State.OPENED, Alert.State.UPDATED, Alert.State.RESOLVED);
  }

  @Test
  void fiveMinutesLaterItIsAnother() {
    // given
    DriveStory story = DriveStory.of("van").stand(minutes(1));
    knock(story, 3).stand(minutes(5));

    // when, then
    assertThat(TimelineRun.over(knock(story, 3)).alerts("impact_parked")).hasSize(2);
  }

  @Test
  void parkedVehicleThatIsSilentAfterwardsIsResolvedByTime() {
    // given
    TimelineRun run =
        new TimelineRun().apply(knock(DriveStory.of("van").stand(minutes(1)), 3).events());

    // when
    run.restore().silence(minutes(6));

    // then
    assertThat(run.found.alerts("impact_parked"))
        .allMatch(a -> a.state() == Alert.State.RESOLVED)
        .hasSize(1);
  }

  private static DriveStory knock(DriveStory story, double peakG) {
    return story
        .saying(b -> b.set(TelemetryField.ACCEL_PEAK, peakG))
        .stand(seconds(1))
        .saying(b -> {});
  }
}
