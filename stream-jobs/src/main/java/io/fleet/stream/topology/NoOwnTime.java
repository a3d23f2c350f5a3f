package io.fleet.stream.topology;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * For a stream that says nothing of the log's time and must not hold back those that do. It is idle
 * at all times, and not at the end of time: while the log is away the others are idle too, and what
 * is left would decide.
 */
final class NoOwnTime<T> implements WatermarkGenerator<T> {
  @Override
  public void onEvent(T event, long timestampMs, WatermarkOutput output) {
    // the other stream's time counts
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.markIdle();
  }
}
