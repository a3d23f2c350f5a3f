package io.fleet.stream.rule.crash;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrashRuleTest {

  @ParameterizedTest
  @CsvSource({
    "2.500, 60.00, 45.00, true",
    "2.499, 60.00, 45.00, false",
    "2.500, 60.00, 45.01, false",
    "2.500, 15.00,  0.00, true",
    "2.500, 14.99,  0.00, false",
    "12.00, 60.00, 20.01, true",
  })
  void shockAtSpeedThatCostsSpeedIsSuspected(
      double peakG, double beforeKmph, double afterKmph, boolean suspected) {
    // given
    DriveStory story = shock(driven(beforeKmph), peakG, afterKmph).drive(afterKmph, seconds(5));

    // when
    List<AlertFinding> alerts = crashes(story);

    // then
    assertThat(alerts).hasSize(suspected ? 1 : 0);
    assertThat(alerts)
        .allMatch(a -> a.severity() == 2 && a.startedAtMs() == at(seconds(20)))
        .allMatch(a -> a.data().get("peak_g").equals(peakG))
        .allMatch(a -> a.data().get("basis").equals("accelerometer"));
  }

  @ParameterizedTest
  @CsvSource({
    // over the first 3 s since the fix before it 15 km/h will do
    "0, 45.00, true",
    "1, 45.00, true",
    "2, 45.00, true",
    "2, 45.01, false",
    // over 4 s as much more as brakes may have taken
    "3, 40.00, true",
    "3, 40.01, false",
    "4, 20.00, false",
  })
  void speedIsToBeLostWithinThreeSeconds(int secondsAfter, double kmph, boolean suspected) {
    // given
    DriveStory story = driven(60);
    if (secondsAfter > 0) {
      shock(story, 4, 60).drive(60, seconds(secondsAfter - 1)).drive(kmph, seconds(3));
    } else {
      shock(story, 4, kmph).drive(kmph, seconds(3));
    }

    // when, then
    assertThat(crashes(story)).hasSize(suspected ? 1 : 0);
  }

  @Test
  void itIsToldWithTheFixThatShowsTheLoss() {
    // given
    List<Telemetry> events = shock(driven(60), 4, 60).drive(40, seconds(1)).events();
    TimelineRun run = new TimelineRun().apply(events.subList(0, 21));
    assertThat(run.found.alerts("crash")).isEmpty();

    // when
    run.apply(events.get(21));

    // then
    AlertFinding alert = run.found.alerts("crash").get(0);
    assertThat(alert.startedAtMs()).isEqualTo(at(seconds(20)));
    assertThat(alert.tsMs()).isEqualTo(at(seconds(21)));
    assertThat(alert.details())
        .isEqualTo("van may have crashed: a shock, 4.0 g, 20 km/h lost at 60 km/h.");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "5, true", "6, false"})
  void speedBeforeTheShockIsKnownForFiveSeconds(int silentS, boolean suspected) {
    // given the last fix before the shock lies so long back
    DriveStory story = driven(60).silence(seconds(silentS - 1));

    // when, then
    assertThat(crashes(shock(story, 4, 10).drive(10, seconds(4)))).hasSize(suspected ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"2, true", "8, true", "9, false"})
  void whereFixesAreMissingTheFirstThatComesCounts(int missing, boolean suspected) {
    // given the message with the shock has no fix, nor have those after it, and the second that
    // comes says that the first was no drop-out
    List<Telemetry> events = new ArrayList<>(driven(60).events());
    for (int i = 0; i <= missing; i++) {
      events.add(withoutFix(at(seconds(20 + i)), i == 0 ? 6 : 0.1));
    }
    events.addAll(
        DriveStory.of("van").silence(seconds(21 + missing)).appear(335).stand(seconds(5)).events());

    // when, then
    assertThat(TimelineRun.over(events).alerts("crash")).hasSize(suspected ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 9, 12, 13, 14, 15})
  void potholeBeforeARedLightIsNone(int second) {
    // given gentle braking to a standstill, and a minute there
    DriveStory story = driven(60);
    for (int i = 0; i * 3.6 < 60; i++) {
      double kmph = 60 - i * 3.6;
      if (i == second) {
        shock(story, 4, kmph);
      } else {
        story.drive(kmph, seconds(1));
      }
    }

    // when, then
    assertThat(crashes(story.stand(minutes(2)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4.9, 0", "5.0, 1"})
  void whatBrakesTakeAnywayDoesNotCountUnlessNoPotholeIsSoStrong(double peakG, int suspected) {
    // given 0.8 g to a standstill, and the shock in its third second
    DriveStory story = driven(100).drive(72, seconds(1)).drive(44, seconds(1));

    // when, then
    assertThat(crashes(shock(story, peakG, 16).stand(minutes(2)))).hasSize(suspected);
  }

  @ParameterizedTest
  @CsvSource({"0.0, 0", "-0.5, 1"})
  void dropOutAfterAPotholeIsNoneUntilTheNextFixOrTheAccelerometerSaysSo(
      double alongG, int suspected) {
    // given the speed gone in one fix, soon after the shock
    DriveStory story =
        shock(driven(60), 4, 60)
            .saying(b -> b.set(TelemetryField.ACCEL_LONG, alongG))
            .drive(0, seconds(1));
    Findings found = TimelineRun.over(story);
    assertThat(found.alerts("crash")).hasSize(suspected);

    // when it stays away
    story.saying(b -> {}).stand(seconds(1));

    // then
    assertThat(crashes(story)).hasSize(1);
  }

  @Test
  void dropOutInTheMessageOfAPotholeIsNone() {
    // given
    DriveStory story = shock(driven(60), 4, 0).appear(60 / 3.6);

    // when, then
    assertThat(crashes(story.drive(60, seconds(10)))).isEmpty();
  }

  @Test
  void hardBrakingThatEndsInAnImpactIsSuspected() {
    // given 28 km/h a second, then 44 in one
    DriveStory story = driven(100).drive(72, seconds(1));

    // when, then
    assertThat(crashes(shock(story, 4, 28).stand(minutes(2)))).hasSize(1);
  }

  @Test
  void emergencyStopWithoutAnImpactIsNone() {
    // given 0.9 g from 110 km/h, whatever of a second the first fix shows
    for (double first : new double[] {109, 95, 79}) {
      DriveStory story = driven(110);
      for (double kmph = first; kmph > 0; kmph -= 31.8) {
        story.drive(kmph, seconds(1));
      }

      // when, then
      assertThat(crashes(story.stand(minutes(2)))).as("from %s", first).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "80, 40.00, 40.00, true",
    "80, 40.01, 40.01, false",
    "100, 62.00, 25.00, true",
    "100, 62.00, 25.01, false",
  })
  void lossThatTyresCannotGiveIsSuspected(
      double before, double afterOne, double afterTwo, boolean suspected) {
    // given
    DriveStory story = driven(before).drive(afterOne, seconds(1)).drive(afterTwo, seconds(1));

    // when
    List<AlertFinding> alerts = crashes(story.drive(afterTwo, seconds(5)));

    // then
    assertThat(alerts).hasSize(suspected ? 1 : 0);
    assertThat(alerts).allMatch(a -> a.data().get("basis").equals("speed"));
  }

  @Test
  void lossOfSpeedIsToldWithTheFirstFixThreeSecondsAfterIt() {
    // given
    List<Telemetry> events = driven(80).stand(seconds(4)).events();
    TimelineRun run = new TimelineRun().apply(events.subList(0, 23));
    assertThat(run.found.alerts("crash")).isEmpty();

    // when
    run.apply(events.get(23));

    // then
    AlertFinding alert = run.found.alerts("crash").get(0);
    assertThat(alert.startedAtMs()).isEqualTo(at(seconds(20)));
    assertThat(alert.data()).containsEntry("lost_kmph", 80.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void speedThatComesBackWithinThreeSecondsWasADropOut(int seconds) {
    // given the receiver froze, position and all
    DriveStory story = driven(80).stand(seconds(seconds));

    // when, then
    assertThat(crashes(story.drive(80, minutes(1)))).isEmpty();
  }

  @Test
  void speedThatIsGoneWhilePositionsGoOnWasADropOut() {
    // given
    DriveStory story = driven(80);
    for (int i = 0; i < 10; i++) {
      story.drive(0, seconds(1)).appear(80 / 3.6);
    }

    // when, then
    assertThat(crashes(story.drive(80, minutes(1)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10, true", "11, false"})
  void afterASilenceNobodyKnowsHowSpeedWasLost(int silentS, boolean suspected) {
    // given one fix shows the loss and the next comes much later
    DriveStory story = driven(80).stand(seconds(1)).silence(seconds(silentS - 1));

    // when, then
    assertThat(crashes(story.stand(seconds(20)))).hasSize(suspected ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 60})
  void slowSamplingIsNotJudged(int everyS) {
    // given a shock somewhere in an interval in which the vehicle stopped
    DriveStory story = DriveStory.of("van").every(seconds(everyS)).drive(60, minutes(10));

    // when, then
    assertThat(crashes(shock(story, 4, 0).stand(minutes(10)))).isEmpty();
  }

  @Test
  void whatTheTrackerReportsIsSuspectedAtOnce() {
    // given a report of two seconds ago, without a place
    List<Telemetry> events = new ArrayList<>(driven(60).events());
    events.add(
        Telemetry.builder()
            .vehicleId("van")
            .driverId("anna")
            .timestampMs(at(seconds(21)))
            .event(new DeviceEvent(DeviceEvent.CRASH, 5_300, 6_000, at(seconds(19))))
            .build());

    // when
    AlertFinding alert = TimelineRun.over(events).alerts("crash").get(0);

    // then
    assertThat(alert.state()).isEqualTo(Alert.State.OPENED);
    assertThat(alert.startedAtMs()).isEqualTo(at(seconds(19)));
    assertThat(alert.driverId()).isEqualTo("anna");
    assertThat(alert.latE6()).isEqualTo(events.get(19).latE6());
    assertThat(alert.data())
        .containsEntry("basis", "device")
        .containsEntry("peak_g", 5.3)
        .containsEntry("before_kmph", 60.0);
  }

  @Test
  void signsOfOneImpactAreOneAlert() {
    // given the shock, the loss and the tracker's report with a greater value
    DriveStory story = shock(driven(80), 4, 20);
    story.drive(10, seconds(3)).say(0, CrashRuleTest::report).stand(seconds(12));

    // when
    Findings found = TimelineRun.over(story);

    // then
    AlertFinding alert = found.alerts("crash").get(0);
    assertThat(found.alerts("crash")).hasSize(1);
    assertThat(found.crashes()).hasSize(1);
    assertThat(alert.data()).containsEntry("peak_g", 7.0);
    assertThat(found.statesOf(alert)).containsExactly(Alert.State.OPENED, Alert.State.UPDATED);
  }

  @Test
  void lateReportIsToldAtOnceAndOnce() {
    // given
    Telemetry late = DriveStory.of("van").say(0, CrashRuleTest::report).events().get(0);
    TimelineRun run =
        new TimelineRun()
            .apply(DriveStory.of("van").silence(minutes(60)).drive(50, minutes(5)).events());

    // when
    run.apply(late);
    run.apply(late);
    run.restore().apply(late);

    // then
    assertThat(run.found.alerts("crash")).hasSize(1);
    AlertFinding alert = run.found.alerts("crash").get(0);
    assertThat(alert.late()).isTrue();
    assertThat(run.found.statesOf(alert)).containsExactly(Alert.State.OPENED);
    assertThat(run.found.crashes())
        .allMatch(c -> c.late() && c.verdict() == CrashVerdict.SUSPECTED)
        .hasSize(1);
  }

  @Test
  void thresholdsAreThoseInForce() {
    // given
    Reference reference =
        new Reference().rules("fleet", "{\"crash\":{\"impact_g\":1.5,\"lost_kmph\":24}}");

    // when, then
    assertThat(crashes(reference, shock(driven(60), 1.5, 36))).hasSize(1);
    assertThat(crashes(reference, shock(driven(60), 1.4, 36))).isEmpty();
    assertThat(crashes(reference, shock(driven(60), 1.5, 37))).isEmpty();
  }

  private static List<AlertFinding> crashes(Reference reference, DriveStory story) {
    return new TimelineRun(reference.data).apply(story.events()).found.alerts("crash");
  }

  private static List<AlertFinding> crashes(DriveStory story) {
    return TimelineRun.over(story).alerts("crash");
  }

  /** Twenty seconds of it. */
  private static DriveStory driven(double kmph) {
    return DriveStory.of("van").drive(kmph, seconds(20));
  }

  /** The next message tells a shock. */
  private static DriveStory shock(DriveStory story, double peakG, double kmph) {
    return story
        .saying(b -> b.set(TelemetryField.ACCEL_PEAK, peakG))
        .drive(kmph, seconds(1))
        .saying(b -> {});
  }

  private static void report(TelemetryBuilder b) {
    b.event(new DeviceEvent(DeviceEvent.CRASH, 7_000, DeviceEvent.UNKNOWN, DeviceEvent.NO_TIME));
  }

  private static Telemetry withoutFix(long atMs, double peakG) {
    return Telemetry.builder()
        .vehicleId("van")
        .timestampMs(atMs)
        .set(TelemetryField.ACCEL_PEAK, peakG)
        .build();
  }
}
