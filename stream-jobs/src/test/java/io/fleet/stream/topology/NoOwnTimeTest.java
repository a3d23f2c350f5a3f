package io.fleet.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class NoOwnTimeTest {
  /** A stream at the end of time would decide for all as soon as the others fall idle. */
  @Test
  void aStreamWithoutTimeIsIdleAndTellsNone() {
    // given
    List<String> told = new ArrayList<>();
    NoOwnTime<String> time = new NoOwnTime<>();

    // when
    time.onEvent("any", 7, output(told));
    time.onPeriodicEmit(output(told));

    // then
    assertThat(told).containsExactly("idle");
  }

  private static WatermarkOutput output(List<String> told) {
    return new WatermarkOutput() {
      @Override
      public void emitWatermark(Watermark watermark) {
        told.add(watermark.toString());
      }

      @Override
      public void markIdle() {
        told.add("idle");
      }

      @Override
      public void markActive() {
        told.add("active");
      }
    };
  }
}
