package io.fleet.stream.rule.harsh;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.timeline.VehicleStateCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarshRuleTest {

  @ParameterizedTest
  @CsvSource({
    // speeds a second apart, km/h; what it is; severity
    "60, 47.4,              ,       , braking of 0.357 g",
    "60, 47.2, harsh_braking,      1, 0.362 g",
    "60, 43.4, harsh_braking,      2, 0.470 g is 1.3 times the threshold",
    "60, 38.3, harsh_braking,      3, 0.615 g is 1.7 times",
    "14.9,  0,              ,       , slower than 15 km/h is not judged",
    "15,    0, harsh_braking,      1, from 15 km/h it is",
    "60,  15,               ,       , more than tyres can give is a drop-out",
    "0,  10.9,              ,       , acceleration of 0.309 g",
    "0,    11, harsh_acceleration, 1, 0.312 g from standing",
    "50, 64.3, harsh_acceleration, 2, 0.405 g",
  })
  void changesOfSpeedAreJudgedByTheirStrength(
      double before, double after, String kind, Integer severity, String why) {
    // when
    Findings found =
        TimelineRun.over(DriveStory.of("van").drive(before, seconds(30)).drive(after, seconds(30)));

    // then
    if (kind == null) {
      assertThat(found.harsh()).as(why).isEmpty();
      return;
    }
    assertThat(found.harsh()).as(why).hasSize(1);
    HarshEvent event = found.harsh().get(0);
    assertThat(event.kind().wireName()).isEqualTo(kind);
    assertThat(event.severity()).as(why).isEqualTo(severity);
    assertThat(event.startedAtMs()).isEqualTo(at(seconds(30)));
    assertThat(event.open()).isFalse();
    assertThat(event.source()).isEqualTo("computed");
    assertThat(event.basis()).isEqualTo(Evidence.SPEED);
  }

  @Test
  void samplesOfOneManoeuvreAreOneEventWithTheStrongestPeak() {
    // given braking that is told after 3 s and then gets worse
    DriveStory story =
        DriveStory.of("van")
            .drive(80, seconds(30))
            .drive(66, seconds(1))
            .drive(52, seconds(1))
            .drive(38, seconds(1))
            .drive(25, seconds(1))
            .drive(5, minutes(1));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(found.harsh()).hasSize(1);
    HarshEvent event = found.harsh().get(0);
    assertThat(event.endedAtMs() - event.startedAtMs()).isEqualTo(4_000);
    assertThat(event.peakMg()).isEqualTo(567);
    assertThat(event.speedCkmph()).isEqualTo(8_000);
    assertThat(found.statesOf(found.alerts("harsh_braking").get(0)))
        .containsExactly(Alert.State.OPENED, Alert.State.UPDATED, Alert.State.RESOLVED);
  }

  @Test
  void manoeuvresMoreThanThreeSecondsApartAreTwo() {
    DriveStory near =
        DriveStory.of("van").drive(80, seconds(30)).drive(65, seconds(3)).drive(50, seconds(30));
    DriveStory far =
        DriveStory.of("van").drive(80, seconds(30)).drive(65, seconds(4)).drive(50, seconds(30));
    assertThat(TimelineRun.over(near).harsh()).hasSize(1);
    assertThat(TimelineRun.over(far).harsh()).hasSize(2);
  }

  @Test
  void theAccelerometerIsAskedBeforeTheSpeeds() {
    // given a sensor that shows calm where the speeds do not, and the other way round
    DriveStory story =
        DriveStory.of("van")
            .saying(b -> b.set(TelemetryField.ACCEL_LONG, -0.1))
            .drive(60, seconds(30))
            .drive(45, seconds(30))
            .saying(b -> {})
            .say(45, b -> b.set(TelemetryField.ACCEL_LONG, -0.5))
            .drive(45, minutes(1));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(found.harsh()).hasSize(1);
    assertThat(found.harsh().get(0).basis()).isEqualTo(Evidence.ACCELEROMETER);
    assertThat(found.harsh().get(0).peakMg()).isEqualTo(500);
  }

  @Test
  void corneringToEitherSideIsJudgedFromTwentyKmph() {
    assertThat(cornering(40, 0.36)).hasSize(1);
    assertThat(cornering(40, -0.36)).hasSize(1);
    assertThat(cornering(40, 0.359)).isEmpty();
    assertThat(cornering(19, 0.5)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // lateral g, a second apart; peak, severity and how often it was told; why
        "0.42 0.43 0.42      | 423 |  1 | 2 | told at once, and when it was over",
        "0.37 0.36 0.355     | 362 |  1 | 2 | close to the threshold: told when it was over",
        "0.37 0.34 0.345     |     |    |   | but below it when what it was is seen",
        "0.359 0.35          |     |    |   | never reached",
        "0.30 0.50 0.49 0.35 | 495 |  2 | 2 | ramps say nothing of how strong it was",
        "0.47 0.46 0.46 0.46 | 463 |  1 | 2 | one sample of 1.3 times the threshold is not more",
      })
  void aPeakIsWhatTheAccelerometersErrorCannotTellFromTheGreatest(
      String lateralG, Integer peakMg, Integer severity, Integer told, String why) {
    // given
    DriveStory story = DriveStory.of("van").drive(40, seconds(30));
    for (String g : lateralG.split(" ")) {
      story
          .saying(b -> b.set(TelemetryField.ACCEL_LAT, Double.parseDouble(g)))
          .drive(40, seconds(1));
    }

    // when
    Findings found = TimelineRun.over(story.saying(b -> {}).drive(40, seconds(30)));

    // then
    if (peakMg == null) {
      assertThat(found.told).as(why).noneMatch(t -> t.finding().id().contains("harsh"));
      return;
    }
    assertThat(found.harsh()).as(why).hasSize(1);
    assertThat(found.harsh().get(0).peakMg()).as(why).isEqualTo(peakMg);
    assertThat(found.harsh().get(0).severity()).as(why).isEqualTo(severity);
    assertThat(found.statesOf(found.alerts("harsh_cornering").get(0))).as(why).hasSize(told);
  }

  @Test
  void theAccelerometerIsBelievedBesideABadFixAndWithoutOneForThreeSeconds() {
    assertThat(brakingWithoutAFixAfter(3)).hasSize(1);
    assertThat(brakingWithoutAFixAfter(4)).isEmpty();
    DriveStory besideABadFix =
        DriveStory.of("van")
            .drive(60, seconds(30))
            .saying(b -> b.set(TelemetryField.HDOP, 9).set(TelemetryField.ACCEL_LONG, -0.5))
            .drive(60, seconds(1))
            .saying(b -> {})
            .drive(45, seconds(30));
    assertThat(TimelineRun.over(besideABadFix).harsh()).hasSize(1);
  }

  private static List<HarshEvent> brakingWithoutAFixAfter(int seconds) {
    List<Telemetry> events = new ArrayList<>(DriveStory.of("van").drive(60, seconds(30)).events());
    events.add(
        Telemetry.builder()
            .vehicleId("van")
            .timestampMs(at(seconds(29 + seconds)))
            .set(TelemetryField.ACCEL_LONG, -0.5)
            .build());
    events.addAll(
        DriveStory.of("van").silence(seconds(40)).appear(600).drive(60, seconds(30)).events());
    return TimelineRun.over(events).harsh();
  }

  private static List<HarshEvent> cornering(double kmph, double lateralG) {
    DriveStory story =
        DriveStory.of("van")
            .drive(kmph, seconds(30))
            .say(kmph, b -> b.set(TelemetryField.ACCEL_LAT, lateralG))
            .drive(kmph, seconds(30));
    return TimelineRun.over(story).harsh();
  }

  @Test
  void whatTheTrackerReportsCountsAsItIs() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .every(seconds(30))
            .drive(60, minutes(2))
            .say(60, b -> b.event(DeviceEvent.of(DeviceEvent.HARSH_CORNERING)))
            .drive(60, minutes(2));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(found.harsh()).hasSize(1);
    assertThat(found.harsh().get(0).source()).isEqualTo("device");
    assertThat(found.harsh().get(0).severity()).isEqualTo(1);
    assertThat(found.alerts("harsh_cornering")).hasSize(1);
  }

  @Test
  void aReportAndAComputedBrakingWithinFiveSecondsAreOneEvent() {
    assertThat(reportAfterBraking(5)).extracting(HarshEvent::source).containsExactly("both");
    assertThat(reportAfterBraking(6))
        .extracting(HarshEvent::source)
        .containsExactly("computed", "device");
  }

  private static List<HarshEvent> reportAfterBraking(int seconds) {
    DriveStory story =
        DriveStory.of("van")
            .drive(60, seconds(30))
            .drive(45, seconds(seconds))
            .say(
                45,
                b ->
                    b.event(
                        new DeviceEvent(
                            "harsh_braking", 600, DeviceEvent.UNKNOWN, DeviceEvent.NO_TIME)))
            .drive(45, seconds(30));
    return TimelineRun.over(story).harsh();
  }

  @Test
  void slowSamplingIsNotJudgedBySpeeds() {
    DriveStory story =
        DriveStory.of("van").every(seconds(4)).drive(80, minutes(1)).drive(20, minutes(1));
    assertThat(TimelineRun.over(story).harsh()).isEmpty();
  }

  @Test
  void acrossABadFixNothingIsJudged() {
    DriveStory story =
        DriveStory.of("van")
            .drive(60, seconds(30))
            .saying(b -> b.set(TelemetryField.HDOP, 5.1))
            .drive(45, seconds(2))
            .saying(b -> {})
            .drive(45, seconds(30));
    assertThat(TimelineRun.over(story).harsh()).isEmpty();
  }

  @Test
  void anyOrderWithinTheHorizonEndsInTheSameEvents() {
    // given
    List<Telemetry> inOrder =
        DriveStory.of("van")
            .drive(80, seconds(20))
            .drive(60, seconds(5))
            .drive(45, seconds(5))
            .drive(60, seconds(5))
            .drive(40, minutes(1))
            .events();
    List<HarshEvent> expected = TimelineRun.over(inOrder).harsh();
    assertThat(expected).hasSizeGreaterThan(3);

    for (int seed = 0; seed < 20; seed++) {
      // when
      Findings found = TimelineRun.over(shuffledWithin(5, inOrder, seed));

      // then
      assertThat(found.harsh()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void aVehicleRestoredInMidManoeuvreGoesOn() {
    // given
    List<Telemetry> events =
        DriveStory.of("van")
            .drive(80, seconds(30))
            .drive(66, seconds(1))
            .drive(52, seconds(1))
            .drive(50, minutes(1))
            .events();
    List<HarshEvent> undisturbed = TimelineRun.over(events).harsh();
    TimelineRun run = new TimelineRun().apply(events.subList(0, 31));
    VehicleStateCodec codec = new VehicleStateCodec(run.timeline);
    ByteWriter out = new ByteWriter(64);

    // when the rule's frame and the ledger pass through a checkpoint, long after and at once
    codec.write(run.state, out);
    run.state = codec.read(new ByteReader(out.toByteArray()));
    run.apply(events.subList(31, 45));
    out.reset();
    codec.write(run.state, out);
    run.state = codec.read(new ByteReader(out.toByteArray()));
    run.apply(events.subList(45, events.size()));

    // then
    assertThat(run.found.harsh()).hasSize(1).isEqualTo(undisturbed);
  }

  @Test
  void aStateOfAManoeuvreIsReadAsItWasWritten() {
    // given
    HarshRule rule = new HarshRule();
    Peak peak =
        Peak.of(400, Evidence.DEVICE)
            .with(new Sample(HarshKind.CORNERING, 5, 390, Evidence.ACCELEROMETER, 6_000))
            .with(new Sample(HarshKind.CORNERING, 9, 395, Evidence.ACCELEROMETER, 6_000));
    Manoeuvre manoeuvre = new Manoeuvre(5, 9, peak, 250, true, true, 2, 6_000, "anna", null, 1, 2);
    HarshState state =
        HarshState.NONE.withSpeed(9, 5_000).withDoubt().with(HarshKind.CORNERING, manoeuvre);
    ByteWriter out = new ByteWriter(64);

    // when
    rule.write(state, out);
    HarshState read = rule.read(new ByteReader(out.toByteArray()), rule.schemaVersion());

    // then
    assertThat(read.underWay(HarshKind.CORNERING)).isEqualTo(manoeuvre);
    assertThat(read.underWay(HarshKind.BRAKING)).isNull();
    assertThat(read.speedCkmph()).isEqualTo(5_000);
    assertThat(read.speedAtMs()).isEqualTo(9);
    assertThat(read.isDoubtful()).isTrue();
  }

  private static List<Telemetry> shuffledWithin(int events, List<Telemetry> inOrder, int seed) {
    List<Telemetry> shuffled = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 0; i < inOrder.size(); i += events) {
      List<Telemetry> part =
          new ArrayList<>(inOrder.subList(i, Math.min(i + events, inOrder.size())));
      Collections.shuffle(part, random);
      shuffled.addAll(part);
    }
    return shuffled;
  }
}
