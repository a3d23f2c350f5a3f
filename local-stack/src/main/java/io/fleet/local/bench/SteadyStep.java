package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.probe.RowTimes;

/**
 * One rate, held or not.
 *
 * @param rate events a second that were to be taken
 * @param load what was taken
 * @param rows when rows were seen
 * @param cpuPct how busy the machine's processors were, 0 to 100
 */
record SteadyStep(int rate, LoadResult load, RowTimes rows, double cpuPct) {
  private static final double LEAST_SHARE_OF_RATE = 0.98;
  private static final double P99 = 0.99;

  long visibleP99Ms() {
    return rows.quantileMs(P99);
  }

  /** Whether all was taken in time, seen in time, and something of the machine was left. */
  boolean isHeld(Target target) {
    return load.perSecond() >= LEAST_SHARE_OF_RATE * rate
        && load.refused() == 0
        && rows.unseen() == 0
        && visibleP99Ms() <= target.atMost().get(SteadyCommand.VISIBLE_P99_MS)
        && cpuPct <= target.atMost().get(SteadyCommand.CPU_PCT);
  }
}
