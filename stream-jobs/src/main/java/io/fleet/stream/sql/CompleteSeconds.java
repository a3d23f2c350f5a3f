package io.fleet.stream.sql;

import io.fleet.stream.operator.Activity;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** A watermark at every second told, {@link LivePanels#ALERTS_TRAVEL_AT_MOST} behind its end. */
final class CompleteSeconds implements WatermarkGenerator<Activity> {
  private static final long LAST_MS_OF_SECOND = 999;

  @Override
  public void onEvent(Activity second, long timestampMs, WatermarkOutput output) {
    output.emitWatermark(
        new Watermark(
            timestampMs + LAST_MS_OF_SECOND - LivePanels.ALERTS_TRAVEL_AT_MOST.toMillis()));
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // every second is told with its event
  }
}
