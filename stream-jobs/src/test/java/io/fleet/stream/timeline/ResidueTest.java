package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings.Told;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.timeline.VehicleTimeline.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResidueTest {
  private static final Duration A_DAY = Duration.ofHours(24);
  private static final Duration THIRTY_HOURS = Duration.ofHours(30);

  static Stream<Arguments> days() {
    return Stream.of(
        Arguments.of("parked", halted().stand(minutes(20))),
        Arguments.of("parked, the engine on", halted().saying(ResidueTest::on).stand(minutes(20))),
        Arguments.of(
            "parked, the engine off", halted().saying(ResidueTest::off).stand(minutes(20))),
        Arguments.of("silent on the way", aDay()),
        Arguments.of("silent too fast", aDay().drive(130, seconds(30))),
        Arguments.of("silent while braking", aDay().drive(60, seconds(5)).drive(44, seconds(1))),
        Arguments.of(
            "calling for help", halted().saying(TelemetryField.SOS, true).stand(minutes(1))),
        Arguments.of("never seen to move", DriveStory.of("veh-00042").stand(minutes(1))));
  }

  /** A drive with all a van tells, too fast and harshly braked. */
  private static DriveStory aDay() {
    return DriveStory.of("veh-00042")
        .saying(ResidueTest::on)
        .stand(minutes(2))
        .drive(70, minutes(3))
        .drive(120, minutes(1))
        .drive(95, seconds(1))
        .drive(75, seconds(1))
        .drive(60, seconds(8))
        .drive(44, seconds(10));
  }

  private static DriveStory halted() {
    return aDay().drive(24, seconds(1)).drive(8, seconds(1));
  }

  private static void on(io.fleet.events.TelemetryBuilder b) {
    b.driverId("driver-007")
        .tripId("0f6f5f1a-3e0b-5c69-9f44-70b1b1b7c001")
        .set(TelemetryField.IGNITION, true)
        .set(TelemetryField.ODOMETER, 123_456.7)
        .set(TelemetryField.FUEL_VOLUME, 41.5)
        .set(TelemetryField.RPM, 900)
        .tag("depot", "north");
  }

  private static void off(io.fleet.events.TelemetryBuilder b) {
    b.driverId("driver-007").set(TelemetryField.IGNITION, false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("days")
  void residueHasAtMostTwoHundredBytes(String name, DriveStory day) {
    // given
    TimelineRun run = new TimelineRun().apply(day.events());
    int before = bytes(run).length;

    // when
    run.shrink(A_DAY);

    // then
    assertThat(run.state.isResidue()).isTrue();
    assertThat(bytes(run)).hasSizeLessThanOrEqualTo(200);
    assertThat(before).isGreaterThan(800);
  }

  @Test
  void residuesShareAllButTheirBytes() {
    // given
    TimelineRun run = new TimelineRun().apply(aDay().events()).shrink(A_DAY);
    VehicleState first = run.state;
    run.state = run.timeline.initial();

    // when
    run.apply(halted().events()).shrink(A_DAY);

    // then
    assertThat(run.state.base).isSameAs(first.base);
    assertThat(run.state.residue).isNotEqualTo(first.residue);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("days")
  void vehicleThatReturnsAfterThirtyHoursBehavesAsOneNeverShrunk(String name, DriveStory day) {
    // given
    List<Telemetry> morning = day.events();
    int known = morning.size();
    List<Telemetry> all =
        day.silence(THIRTY_HOURS)
            .saying(TelemetryField.SOS, false)
            .stand(minutes(3))
            .drive(60, minutes(2))
            .drive(110, minutes(1))
            .drive(60, seconds(20))
            .drive(44, seconds(10))
            .stand(minutes(10))
            .events();
    List<Telemetry> evening = all.subList(known, all.size());
    TimelineRun never = new TimelineRun().apply(morning).silence(A_DAY);
    TimelineRun shrunk = new TimelineRun().apply(morning).shrink(A_DAY).restore();

    // when
    never.apply(evening);
    shrunk.apply(evening);

    // then
    assertThat(what(shrunk.found.told)).containsExactlyInAnyOrderElementsOf(what(never.found.told));
    assertThat(shrunk.state.isResidue()).isFalse();
  }

  private static List<Object> what(List<Told> told) {
    return told.stream()
        .<Object>map(t -> List.of(t.finding(), t.version(), t.withdrawn()))
        .toList();
  }

  @Test
  void openCallIsClosedUnderItsIdAndNotOpenedAgain() {
    // given
    List<Telemetry> call =
        DriveStory.of("van").saying(TelemetryField.SOS, true).stand(minutes(1)).events();
    TimelineRun run = new TimelineRun().apply(call).shrink(A_DAY).restore();

    // when
    run.apply(
        DriveStory.of("van")
            .stand(minutes(1))
            .silence(THIRTY_HOURS)
            .saying(TelemetryField.SOS, false)
            .stand(seconds(1))
            .events()
            .get(60));

    // then
    var sos = run.found.alerts("sos");
    assertThat(sos).hasSize(1);
    assertThat(run.found.statesOf(sos.get(0)).get(0)).isEqualTo(Alert.State.OPENED);
    assertThat(run.found.statesOf(sos.get(0)))
        .endsWith(Alert.State.RESOLVED)
        .containsOnlyOnce(Alert.State.OPENED);
  }

  @Test
  void lastMessageSentAgainIsKnownAndOneJustBeforeItIsLate() {
    // given
    List<Telemetry> day = aDay().events();
    TimelineRun run = new TimelineRun().apply(day).shrink(A_DAY).restore();
    int told = run.found.told.size();

    // when
    Outcome last = run.apply(day.get(day.size() - 1));
    Outcome before = run.apply(day.get(day.size() - 2));

    // then
    assertThat(last).isEqualTo(Outcome.DUPLICATE);
    assertThat(before).isEqualTo(Outcome.LATE);
    assertThat(run.found.told).hasSize(told);
  }

  @Test
  void manyCallsNobodyEverClosedMakeItNoBigger() {
    // given
    DriveStory story = halted();
    for (int call = 0; call < 40; call++) {
      story.saying(TelemetryField.SOS, true).stand(seconds(1)).saying(b -> {}).stand(minutes(11));
    }
    TimelineRun run = new TimelineRun().apply(story.events());

    // when
    run.shrink(A_DAY);

    // then
    assertThat(bytes(run)).hasSizeLessThanOrEqualTo(300);
  }

  /** Whoever falls silent after a crash is rare, and the crash must be cleared under its id. */
  @Test
  void openCrashMakesItBigger() {
    // given
    DriveStory crash = aDay().drive(70, seconds(30)).stand(seconds(20));
    TimelineRun run = new TimelineRun().apply(crash.events());
    assertThat(run.found.alerts("crash")).isNotEmpty();

    // when
    run.shrink(A_DAY);

    // then
    assertThat(bytes(run)).hasSizeLessThanOrEqualTo(350);
  }

  private static byte[] bytes(TimelineRun run) {
    ByteWriter out = new ByteWriter(64);
    new VehicleStateCodec(run.timeline).write(run.state, out);
    return out.toByteArray();
  }
}
