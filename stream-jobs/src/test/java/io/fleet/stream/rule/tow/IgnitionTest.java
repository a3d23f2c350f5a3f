package io.fleet.stream.rule.tow;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static io.fleet.stream.rule.tow.TowRuleTest.onlyTow;
import static io.fleet.stream.rule.tow.TowRuleTest.parked;
import static io.fleet.stream.rule.tow.TowRuleTest.tows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.tow.TowedMovement.ClosedBy;
import org.junit.jupiter.api.Test;

/** When the ignition is known to be off, and what becomes of a movement in which it goes on. */
class IgnitionTest {
  @Test
  void aWireThatAlwaysSaysOffMakesTripsAndNoTows() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(TelemetryField.IGNITION, false)
            .drive(50, minutes(5))
            .stand(minutes(6))
            .drive(50, minutes(5))
            .stand(minutes(6));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(found.trips()).hasSize(2);
    assertThat(tows(found)).isEmpty();
  }

  @Test
  void aWireThatBrokeIsNoLongerBelievedAfter100Kilometres() {
    // given 60 km each
    DriveStory story = parked();
    for (int i = 0; i < 3; i++) {
      story.every(seconds(10)).drive(120, minutes(30)).stand(minutes(6));
    }

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(tows(found)).hasSize(2);
    assertThat(found.trips()).hasSize(2);
    assertThat(found.trips().get(1).distanceMm() / 1e6).isCloseTo(60, within(1.0));
  }

  @Test
  void anEngineThatTurnsIsDrivingWhateverTheWireSays() {
    // given
    DriveStory story =
        parked()
            .saying(b -> b.set(TelemetryField.IGNITION, false).set(TelemetryField.RPM, 2_000))
            .drive(50, minutes(3));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(tows(found)).isEmpty();
    assertThat(found.trips()).hasSize(2);
  }

  @Test
  void ignitionOnWithin200MetresMakesItATripFromItsFirstMovingFix() {
    // given
    DriveStory story =
        parked().drive(30, seconds(10)).saying(TelemetryField.IGNITION, true).drive(50, minutes(2));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(tows(found)).isEmpty();
    assertThat(found.trips()).hasSize(2);
    assertThat(found.trips().get(1).start().timeMs()).isEqualTo(at(minutes(5)));
  }

  @Test
  void ignitionOnLaterEndsTheTowAndBeginsATripThere() {
    // given
    DriveStory story =
        parked().drive(30, minutes(1)).saying(TelemetryField.IGNITION, true).drive(50, minutes(2));

    // when
    Findings found = TimelineRun.over(story);

    // then
    TowedMovement tow = onlyTow(found);
    assertThat(tow.closedBy()).isEqualTo(ClosedBy.IGNITION_ON);
    assertThat(found.trips()).hasSize(2);
    assertThat(found.trips().get(1).start().timeMs()).isEqualTo(at(minutes(6)));
    assertThat(tow.endedAtMs()).isBetween(at(seconds(359)), at(minutes(6)));
  }
}
