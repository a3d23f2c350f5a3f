package io.fleet.stream.rule.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MotionStateTest {
  /** What the fourth form has more than the third, as long as no odometer is heard of. */
  private static final int OF_FOURTH = 4;

  private final MotionRule rule = new MotionRule();

  @Test
  void distanceSoFarComesBackFromACheckpoint() {
    // given
    Motion driven = Motion.UNKNOWN;
    for (Telemetry event : DriveStory.of("van").drive(50, DriveStory.seconds(10)).events()) {
      driven = rule.step(driven, event);
    }

    // when
    Motion read = rule.read(new ByteReader(written(driven)), rule.schemaVersion());

    // then
    assertThat(driven.travelledMm()).isGreaterThan(100_000);
    assertThat(read.travelledMm()).isEqualTo(driven.travelledMm());
    assertThat(read.fix()).isEqualTo(driven.fix());
  }

  @Test
  void aStateWrittenBeforeDistanceWasKeptBeginsAtNothing() {
    // given the first form, which ended before distance (one byte of 0) and ignition (three)
    byte[] third = third(Motion.UNKNOWN);
    byte[] first = Arrays.copyOf(third, third.length - 4);

    // when
    Motion read = rule.read(new ByteReader(first), 1);

    // then
    assertThat(read.travelledMm()).isZero();
    assertThat(read.isStanding()).isFalse();
  }

  @Test
  void whatTheIgnitionSaidComesBackFromACheckpointAndIsUnknownBefore() {
    // given
    Motion parked = Motion.UNKNOWN;
    DriveStory story =
        DriveStory.of("van")
            .saying(TelemetryField.IGNITION, true)
            .drive(50, DriveStory.seconds(10))
            .saying(TelemetryField.IGNITION, false)
            .stand(DriveStory.seconds(5));
    for (Telemetry event : story.events()) {
      parked = rule.step(parked, event);
    }
    byte[] third = third(parked);

    // when
    Motion read = rule.read(new ByteReader(third), 3);
    Motion second = rule.read(new ByteReader(Arrays.copyOf(third, third.length - 3)), 2);

    // then
    assertThat(read.isIgnitionOff()).isTrue();
    assertThat(second.isIgnitionOff()).isFalse();
    assertThat(second.travelledMm()).isEqualTo(parked.travelledMm());
  }

  private byte[] third(Motion motion) {
    byte[] fourth = written(motion);
    return Arrays.copyOf(fourth, fourth.length - OF_FOURTH);
  }

  private byte[] written(Motion motion) {
    ByteWriter out = new ByteWriter(64);
    rule.write(motion, out);
    return out.toByteArray();
  }
}
