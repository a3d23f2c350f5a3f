package io.fleet.simulator.replay;

/**
 * One record of a file.
 *
 * @param line its line in the file, from 1
 * @param vehicleId whose it is; empty if the record does not say
 * @param timestampMs when it was, epoch milliseconds, before any shift; {@link #NO_TIME} if the
 *     record does not say
 * @param json what is posted; null if no event can be made of the record
 * @param problem why not, or null
 */
public record RecordedEvent(
    long line, String vehicleId, long timestampMs, byte[] json, String problem) {
  /** Stands for a time the record does not tell. */
  public static final long NO_TIME = Long.MIN_VALUE;

  static RecordedEvent unreadable(long line, String problem) {
    return new RecordedEvent(line, "", NO_TIME, null, problem);
  }

  /** Whether there is something to post. */
  public boolean isReadable() {
    return json != null;
  }

  boolean hasTime() {
    return timestampMs != NO_TIME;
  }
}
