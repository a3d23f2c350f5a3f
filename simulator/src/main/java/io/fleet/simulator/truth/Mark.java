package io.fleet.simulator.truth;

import java.util.Locale;

/** A word a label carries. */
public enum Mark {
  /** The geofence that was visited. */
  FENCE_ID,
  PLAN_ID,
  STOP_ID,
  /** What became of a stop, see {@link StopTruth}. */
  STATE,
  /** What became of its window: none, early, on_time, late, missed. */
  SLA,
  /** Whether anything was scanned on the round: yes, no. */
  SCANS;

  /** The name in JSON. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
