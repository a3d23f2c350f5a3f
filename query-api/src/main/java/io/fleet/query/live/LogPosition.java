package io.fleet.query.live;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How far the topics of events have been read: of each partition the next offset. What is not named
 * was not read. For one thread, or unchanged.
 */
final class LogPosition {
  private static final int MAX_PARTITIONS = 200;
  private static final int MAX_VARINT = 10;
  private static final int LOW_BITS = 7;

  private final long[][] next;

  private LogPosition(long[][] next) {
    this.next = next;
  }

  /**
   * Nothing is read.
   *
   * @param topics how many
   */
  static LogPosition start(int topics) {
    return new LogPosition(new long[topics][0]);
  }

  long next(int topic, int partition) {
    return partition < next[topic].length ? next[topic][partition] : 0;
  }

  /** Says what comes next; never goes back. */
  void advance(int topic, int partition, long offset) {
    if (partition >= next[topic].length) {
      next[topic] = Arrays.copyOf(next[topic], partition + 1);
    }
    next[topic][partition] = Math.max(next[topic][partition], offset);
  }

  /** Advances to another place wherever that is further. */
  void readUpTo(LogPosition other) {
    for (int topic = 0; topic < next.length; topic++) {
      for (int partition = 0; partition < other.next[topic].length; partition++) {
        advance(topic, partition, other.next[topic][partition]);
      }
    }
  }

  /** Whether a record lies before it. */
  boolean isPast(int topic, int partition, long offset) {
    return offset < next(topic, partition);
  }

  /** Whether everything that the other has read was read. */
  boolean covers(LogPosition other) {
    for (int topic = 0; topic < next.length; topic++) {
      for (int partition = 0; partition < other.next[topic].length; partition++) {
        if (next(topic, partition) < other.next[topic][partition]) {
          return false;
        }
      }
    }
    return true;
  }

  LogPosition copy() {
    return new LogPosition(Arrays.stream(next).map(long[]::clone).toArray(long[][]::new));
  }

  /** Compact: per topic the number of partitions, then their offsets, as numbers of 7 bits. */
  byte[] bytes() {
    int partitions = Arrays.stream(next).mapToInt(offsets -> offsets.length).sum();
    ByteBuffer out = ByteBuffer.allocate((next.length + partitions) * MAX_VARINT);
    for (long[] offsets : next) {
      put(out, offsets.length);
      for (long offset : offsets) {
        put(out, offset);
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /**
   * Reads what {@link #bytes} wrote, to the end.
   *
   * @return null if it is none
   */
  static LogPosition read(ByteBuffer in, int topics) {
    try {
      long[][] next = new long[topics][];
      for (int topic = 0; topic < topics; topic++) {
        long partitions = get(in);
        if (partitions < 0 || partitions > MAX_PARTITIONS) {
          return null;
        }
        next[topic] = new long[(int) partitions];
        for (int partition = 0; partition < partitions; partition++) {
          next[topic][partition] = get(in);
          if (next[topic][partition] < 0) {
            return null;
          }
        }
      }
      return in.hasRemaining() ? null : new LogPosition(next);
    } catch (BufferUnderflowException e) {
      return null;
    }
  }

  static void put(ByteBuffer out, long number) {
    long rest = number;
    while (rest >>> LOW_BITS != 0) {
      out.put((byte) (rest | 0x80));
      rest >>>= LOW_BITS;
    }
    out.put((byte) rest);
  }

  /** Negative if it is too long to be a number. */
  static long get(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += LOW_BITS) {
      byte part = in.get();
      number |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return number;
      }
    }
    return -1;
  }
}
