package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.harsh.Evidence;
import io.fleet.stream.rule.harsh.HarshEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A van that is heard twice a minute, and twice by chance 2 s apart, 30 km/h slower. */
class KnownSamplingTest {
  private static final Duration LONG_AGO = Duration.ofDays(-9);
  private static final String SLOW = "{\"sampling_s\":30}";

  private static final List<Telemetry> DRIVE =
      DriveStory.of("van")
          .every(seconds(30))
          .drive(80, minutes(5))
          .every(seconds(2))
          .drive(80, seconds(2))
          .drive(50, seconds(2))
          .every(seconds(30))
          .drive(50, minutes(5))
          .events();

  @ParameterizedTest
  @CsvSource({"1,1", "3,1", "3.5,0", "30,0"})
  void twoSpeedsByChanceAreNoMeasurement(String samplingS, int events) {
    assertThat(harsh(known(LONG_AGO, "{\"sampling_s\":" + samplingS + "}"), DRIVE)).hasSize(events);
  }

  @Test
  void ofWhomNothingWasLearnedEachEventSpeaksForItself() {
    assertThat(harsh(new Reference(), DRIVE)).hasSize(1);
    assertThat(
            harsh(new Reference().put(ReferenceKind.CAPABILITIES, "other", LONG_AGO, SLOW), DRIVE))
        .hasSize(1);
  }

  @Test
  void whatHoldsAtTheEventsTimeDecides() {
    assertThat(harsh(known(minutes(5), SLOW), DRIVE)).isEmpty();
    assertThat(harsh(known(minutes(6), SLOW), DRIVE)).hasSize(1);
    assertThat(
            harsh(
                known(LONG_AGO, SLOW).delete(ReferenceKind.CAPABILITIES, "van", minutes(5)), DRIVE))
        .hasSize(1);
  }

  @Test
  void outOfOrderItIsTheSame() {
    // given
    List<Telemetry> turned = new ArrayList<>(DRIVE);
    Collections.swap(turned, 10, 11);

    // then
    assertThat(harsh(known(minutes(5), SLOW), turned)).isEmpty();
    assertThat(harsh(known(minutes(6), SLOW), turned))
        .isEqualTo(harsh(known(minutes(6), SLOW), DRIVE));
  }

  @Test
  void anAccelerometerIsBelievedAllTheSame() {
    // given
    List<Telemetry> drive =
        DriveStory.of("van")
            .every(seconds(30))
            .drive(80, minutes(5))
            .say(80, b -> b.set(TelemetryField.ACCEL_LONG, -0.6))
            .silence(seconds(30))
            .drive(50, minutes(5))
            .events();

    // when
    List<HarshEvent> events = harsh(known(LONG_AGO, SLOW), drive);

    // then
    assertThat(events).hasSize(1);
    assertThat(events.get(0).basis()).isEqualTo(Evidence.ACCELEROMETER);
    assertThat(events.get(0).startedAtMs()).isEqualTo(at(minutes(5)));
  }

  private static Reference known(Duration from, String body) {
    return new Reference().put(ReferenceKind.CAPABILITIES, "van", from, body);
  }

  private static List<HarshEvent> harsh(Reference reference, List<Telemetry> drive) {
    return new TimelineRun(reference.data).apply(drive).silence(minutes(1)).found.harsh();
  }
}
