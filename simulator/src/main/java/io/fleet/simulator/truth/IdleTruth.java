package io.fleet.simulator.truth;

import java.util.Map;

/** Watches for an engine that runs while the vehicle stands; tells of 20 s and more. */
final class IdleTruth {
  private static final long SHORTEST_MS = 20_000;
  private static final long NEVER = Long.MIN_VALUE;

  private final LabelSink sink;
  private long sinceMs = NEVER;

  IdleTruth(LabelSink sink) {
    this.sink = sink;
  }

  void step(long timeMs, boolean standing, boolean engineOn) {
    boolean idle = standing && engineOn;
    if (idle && sinceMs == NEVER) {
      sinceMs = timeMs;
    } else if (!idle && sinceMs != NEVER) {
      end(timeMs);
    }
  }

  private void end(long timeMs) {
    if (timeMs - sinceMs >= SHORTEST_MS) {
      sink.tell(LabelKind.IDLING, sinceMs, timeMs, Map.of());
    }
    sinceMs = NEVER;
  }
}
