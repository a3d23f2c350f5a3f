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
    assertThat(motion.departure()).isEqualTo(motion.standingPlace());
    assertThat(motion.standingPlace().timeMs()).isEqualTo(at(seconds(150)));
    assertThat(motion.standingBegan()).isTrue();
    assertThat(metres(motion)).isCloseTo(2_060, A_FEW_METRES);
  }

  @Test
  void movedByTwentyFourMetresItStandsWhereItDid() {
    // when
    Motion motion = after(known().say(0, t -> {}).unseen(24, HALF_MINUTE).say(0, t -> {}));

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
    // when
    DriveStory story = known().saying(t -> t.set(TelemetryField.ODOMETER, 80_200)).stand(seconds(1));
    story.saying(t -> t.set(TelemetryField.ODOMETER, 80_201)).drive(60, minutes(3));
    Motion coarse = Motion.UNKNOWN;
    for (Telemetry event : story.events()) {
      coarse = rule.step(coarse, event);
    }

    // then
    assertThat(coarse.isCounted()).isFalse();
  }

  @Test
  void anOdometerThatStopsCountingIsNoLongerBelievedAfterFiveFixes() {
    // given
    DriveStory story = known().say(50, t -> {});
    story.saying(t -> t.set(TelemetryField.IGNITION, true).set(TelemetryField.ODOMETER, 80_125.077));

    // when
    Motion motion = after(story.every(HALF_MINUTE).silence(HALF_MINUTE).appear(400).drive(50, minutes(5)));

    // then
    assertThat(motion.isCounted()).isFalse();
    assertThat(motion.isStanding()).isFalse();
    assertThat(metres(motion)).isCloseTo(2_000 + 4 * 417, within(10.0));
  }

  @Test
  void awayThatTheWheelsDidNotTurnIsAJumpWhileTheEngineRuns() {
    // when
    DriveStory story = known().stand(seconds(2)).silence(HALF_MINUTE).erring(300).say(0, t -> {});
    Motion motion = after(story.silence(HALF_MINUTE).erring(0).say(0, t -> {}));

    // then
    assertThat(motion.standingPlace().timeMs()).isEqualTo(at(minutes(2)));
    assertThat(metres(motion)).isCloseTo(2_000, A_FEW_METRES);
  }

  /** A receiver that has wandered by 50 m finds back within seconds of driving. */
  @Test
  void whatAReceiverWandersWhileTheVehicleStandsIsNotDriven() {
    // given
    DriveStory story = DriveStory.of("van").drive(36, minutes(1)).stand(seconds(60)).erring(50);
    story.stand(seconds(60)).drive(36, seconds(10)).erring(0).drive(36, seconds(50));

    // when
    Motion motion = after(story);

    // then
    assertThat(metres(motion)).isCloseTo(1_190, within(15.0));
  }

  @Test
  void betweenSparseFixesTheWayIsAsLongAsTheOdometerSays() {
    // when
    Motion motion = after(known().say(60, t -> {}).unseen(300, HALF_MINUTE).appear(-120).say(60, t -> {}));

    // then
    assertThat(metres(motion)).isCloseTo(2_300, A_FEW_METRES);
  }
}
