package io.fleet.stream.rule.motion;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a vehicle's odometer and speed say where its receiver sees little, or sees wrongly. */
class WheelsAndReceiverTest {
  private static final Duration HALF_MINUTE = seconds(30);
  private static final Offset<Double> A_FEW_METRES = within(4.0);

  private final MotionRule rule = new MotionRule();

  /** Heard each second for 2 min at 60 km/h, by which its odometer is believed: 2 km. */
  private static DriveStory known() {
    return DriveStory.of("van")
        .saying(TelemetryField.IGNITION, true)
        .counting()
        .drive(60, minutes(2));
  }

  private Motion after(DriveStory story) {
    Motion motion = Motion.UNKNOWN;
    for (Telemetry event : story.events()) {
      motion = rule.step(motion, event);
    }
    return motion;
  }

  private static double metres(Motion motion) {
    return motion.travelledMm() / 1_000.0;
  }

  @Test
  void fromALightToAStopBetweenTwoFixesItStandsAtTheStop() {
    // when
    Motion motion = after(known().say(0, t -> {}).unseen(60, HALF_MINUTE).say(0, t -> {}));

    // then
    assertThat(motion.departure().timeMs()).isBetween(at(seconds(122)), at(seconds(130)));
    assertThat(motion.standingPlace().timeMs()).isEqualTo(at(seconds(150)));
    assertThat(motion.hasDrivenOn()).isTrue();
    assertThat(motion.standingBegan()).isTrue();
    assertThat(metres(motion)).isCloseTo(2_060, A_FEW_METRES);
  }

  @Test
  void movedByFourteenMetresItStandsWhereItDid() {
    // when
    Motion motion = after(known().say(0, t -> {}).unseen(14, HALF_MINUTE).say(0, t -> {}));

    // then
    assertThat(motion.standingPlace().timeMs()).isEqualTo(at(minutes(2)));
    assertThat(motion.departure()).isNull();
  }

  @Test
  void withoutAnOdometerSoShortAWayIsTheReceiversError() {
    // when
    DriveStory story = DriveStory.of("van").drive(60, minutes(2)).say(0, t -> {});
    Motion motion = after(story.unseen(60, HALF_MINUTE).say(0, t -> {}));

    // then
    assertThat(motion.standingPlace().timeMs()).isEqualTo(at(minutes(2)));
  }

  @Test
  void anOdometerOfWholeHundredsOfMetresIsNotBelieved() {
    // given
    DriveStory story = DriveStory.of("van").every(seconds(6));
    for (int tenth = 0; tenth < 40; tenth++) {
      double odometerKm = 80_200 + tenth / 10.0;
      story.saying(t -> t.set(TelemetryField.ODOMETER, odometerKm)).drive(60, seconds(6));
    }

    // when
    Motion motion = after(story);

    // then
    assertThat(metres(motion)).isCloseTo(3_900, A_FEW_METRES);
    assertThat(motion.isCounted()).isFalse();
  }

  @Test
  void anOdometerThatDoesNotMoveWhileTheVehicleDrivesIsNoLongerBelieved() {
    // given
    DriveStory story = known().every(HALF_MINUTE).drive(50, HALF_MINUTE);
    assertThat(after(story).isCounted()).isTrue();
    story.saying(
        t -> t.set(TelemetryField.IGNITION, true).set(TelemetryField.ODOMETER, 80_125.077));

    // when
    Motion motion = after(story.drive(50, minutes(3)));

    // then
    assertThat(motion.isCounted()).isFalse();
    assertThat(metres(motion)).isCloseTo(2_000 + 6 * 416.7, A_FEW_METRES);
  }

  @Test
  void fiveFixesFartherAwayThanItCountedAreWhereTheVehicleIs() {
    // given
    DriveStory story = known().stand(seconds(2)).silence(HALF_MINUTE).every(seconds(10));

    // when
    Motion fourth = after(story.erring(300).stand(seconds(40)));
    Motion fifth = after(story.stand(seconds(10)));

    // then
    assertThat(fourth.isAccepted()).isFalse();
    assertThat(fifth.isAccepted()).isTrue();
    assertThat(fifth.isRelocated()).isTrue();
  }

  @Test
  void aWayThatTheWheelsDidNotTurnIsAJumpWhileTheEngineRuns() {
    // when
    DriveStory story = known().stand(seconds(2)).silence(HALF_MINUTE).erring(300).say(0, t -> {});
    Motion motion = after(story.silence(HALF_MINUTE).erring(0).say(0, t -> {}));

    // then
    assertThat(motion.standingPlace().timeMs()).isEqualTo(at(minutes(2)));
    assertThat(metres(motion)).isCloseTo(2_000, A_FEW_METRES);
  }

  @Test
  void whatItDroveInALongSilenceAndCameBackFromIsNobodysWay() {
    // when
    DriveStory story = known().every(HALF_MINUTE).stand(minutes(1));
    Motion motion =
        after(
            story
                .unseen(9_000, minutes(20))
                .appear(-9_000)
                .stand(minutes(1))
                .drive(60, minutes(1)));

    // then
    assertThat(metres(motion)).isCloseTo(2_500, A_FEW_METRES);
  }

  /** A receiver that has wandered by 50 m finds back within seconds of driving. */
  @Test
  void whatAReceiverWandersWhileTheVehicleStandsIsNotDriven() {
    // given
    DriveStory story = known().stand(seconds(60)).erring(50).stand(seconds(60));
    story.drive(36, seconds(10)).erring(0).drive(36, seconds(50)).stand(seconds(1));

    // when
    Motion motion = after(story);

    // then
    assertThat(metres(motion)).isCloseTo(2_600, A_FEW_METRES);
  }

  @Test
  void betweenSparseFixesTheWayIsAsLongAsTheOdometerSays() {
    // when
    Motion motion =
        after(known().say(60, t -> {}).unseen(300, HALF_MINUTE).appear(-120).say(60, t -> {}));

    // then
    assertThat(metres(motion)).isCloseTo(2_300, A_FEW_METRES);
  }
}
