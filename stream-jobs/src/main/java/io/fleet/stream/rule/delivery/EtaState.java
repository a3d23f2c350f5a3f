package io.fleet.stream.rule.delivery;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.eta.Progress;

/**
 * When a vehicle was last looked at for its ETAs, and how it gets along.
 *
 * @param seenMs epoch milliseconds; 0 before that
 * @param progress how it gets along
 */
record EtaState(long seenMs, Progress progress) {
  static final EtaState NONE = new EtaState(0, Progress.NONE);

  /** ETAs are told of moments so far apart, ms. */
  static final long GRID_MS = 10_000;

  /** Whether a full so many ms have come by since the last look. */
  boolean crosses(long atMs, long everyMs) {
    return Math.floorDiv(atMs, everyMs) > Math.floorDiv(seenMs, everyMs);
  }

  /** The same without what no finding depends on. */
  EtaState anchored() {
    return new EtaState(seenMs, progress.withoutMean());
  }

  void write(ByteWriter out) {
    out.writeSigned(seenMs);
    progress.write(out);
  }

  /**
   * Reads it.
   *
   * @param isFormer see {@link Progress#read}
   */
  static EtaState read(ByteReader in, boolean isFormer) {
    return new EtaState(in.readSigned(), Progress.read(in, isFormer));
  }
}
