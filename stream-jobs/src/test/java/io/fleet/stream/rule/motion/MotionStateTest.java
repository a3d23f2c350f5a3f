package io.fleet.stream.rule.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.stream.fixture.DriveStory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MotionStateTest {
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
    // given the first form, which ended before the distance, here one byte of 0
    byte[] second = written(Motion.UNKNOWN);
    byte[] first = Arrays.copyOf(second, second.length - 1);

    // when
    Motion read = rule.read(new ByteReader(first), 1);

    // then
    assertThat(read.travelledMm()).isZero();
    assertThat(read.isStanding()).isFalse();
  }

  private byte[] written(Motion motion) {
    ByteWriter out = new ByteWriter(64);
    rule.write(motion, out);
    return out.toByteArray();
  }
}
