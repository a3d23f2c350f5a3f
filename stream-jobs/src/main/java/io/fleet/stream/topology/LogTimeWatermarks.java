package io.fleet.stream.topology;

import io.fleet.stream.operator.TimelineInput;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Watermarks of the log's own time: they wake silent vehicles up and decide nothing, so the
 * greatest append time seen will do.
 */
final class LogTimeWatermarks implements WatermarkGenerator<TimelineInput> {
  private long newestMs = Long.MIN_VALUE;
  private long emittedMs = Long.MIN_VALUE;

  @Override
  public void onEvent(TimelineInput event, long timestampMs, WatermarkOutput output) {
    newestMs = Math.max(newestMs, timestampMs);
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (newestMs > emittedMs) {
      emittedMs = newestMs;
      output.emitWatermark(new Watermark(newestMs));
    }
  }
}
