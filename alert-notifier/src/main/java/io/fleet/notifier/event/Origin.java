package io.fleet.notifier.event;

/**
 * Where the record of an event stands in the log.
 *
 * @param shard its topic and partition
 * @param offset in the partition, -1 if it came from no topic
 */
public record Origin(Shard shard, long offset) {
  /** Of what came from no topic. */
  public static final Origin NONE = new Origin(Shard.UNPLACED, -1);

  /**
   * Reads {@code topic-partition-offset}.
   *
   * @return {@link Shard#UNPLACED} for what names no topic that events come from
   */
  public static Origin of(String text) {
    int beforeOffset = text.lastIndexOf('-');
    int beforePartition = text.lastIndexOf('-', beforeOffset - 1);
    if (beforePartition < 1) {
      return NONE;
    }
    try {
      int partition = Integer.parseInt(text, beforePartition + 1, beforeOffset, 10);
      long offset = Long.parseLong(text, beforeOffset + 1, text.length(), 10);
      Shard shard = new Shard(text.substring(0, beforePartition), partition);
      return shard.isSource() ? new Origin(shard, offset) : NONE;
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  /** Whether there is a record to be read again. */
  public boolean isKnown() {
    return offset >= 0;
  }

  /** The text {@link #of} reads; empty if it is not known. */
  public String text() {
    return isKnown() ? shard.topic() + '-' + shard.partition() + '-' + offset : "";
  }
}
