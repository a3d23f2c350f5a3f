package io.fleet.stream.io;

import io.fleet.events.Refusal;

/** Takes what a feed reads. Must not block. */
@FunctionalInterface
public interface RecordTaker {
  /**
   * Takes a record.
   *
   * @param topic it stands in
   * @param value its bytes
   * @param appendMs when the log took it, epoch milliseconds; never later than now
   * @throws Refusal.RefusedException if it cannot be read; it is counted and passed over
   */
  void take(String topic, byte[] value, long appendMs) throws Refusal.RefusedException;
}
