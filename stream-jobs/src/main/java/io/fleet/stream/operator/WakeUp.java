package io.fleet.stream.operator;

import io.fleet.stream.timeline.Repairs;
import io.fleet.stream.timeline.VehicleState;
import org.apache.flink.streaming.api.TimerService;

/** When a vehicle of which nothing is heard is looked at again. */
final class WakeUp {
  /** By then the reader of reference data knows what the vehicle is to look at, ms. */
  static final long AFTER_NEWS_MS = 5_000;

  /** So often a silent vehicle whose past is to be mended is looked at, ms. */
  static final long WHILE_MARKED_MS = 60_000;

  private static final long SHORTEST_SLEEP_MS = 1_000;

  private WakeUp() {}

  /**
   * Sets the wake-up for a timer of vehicle time, unless one is set that comes no later. It lies
   * ahead of the watermark, else it would be due again at once, and for ever at the end of the
   * input.
   */
  static void inTime(
      VehicleState state, long logMs, long vehicleMs, long timerMs, TimerService timers) {
    long watermarkMs = timers.currentWatermark();
    if (watermarkMs == Long.MAX_VALUE) {
      return;
    }
    long fromMs = Math.max(logMs, watermarkMs);
    long sleepsMs = Math.min(timerMs - vehicleMs, Repairs.dueLogMs(state) - fromMs);
    long wakeAtMs = fromMs + Math.max(sleepsMs, SHORTEST_SLEEP_MS);
    boolean sleepsTooLong = state.wakeAtMs() > wakeAtMs;
    boolean overslept = state.wakeAtMs() <= watermarkMs;
    if (sleepsTooLong || overslept) {
      if (sleepsTooLong && state.wakeAtMs() != Long.MAX_VALUE) {
        timers.deleteEventTimeTimer(state.wakeAtMs());
      }
      state.wakeAt(wakeAtMs);
      timers.registerEventTimeTimer(wakeAtMs);
    }
  }
}
