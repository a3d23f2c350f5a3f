package io.fleet.local.bench.load;

import java.util.Arrays;

/** Times from sending to acknowledgement; keeps every one, 8 bytes each. For one thread. */
public final class Latencies {
  private static final double NANOS_PER_MS = 1e6;

  private long[] nanos = new long[1 << 12];
  private int size;

  /** Takes one. */
  public void add(long elapsedNs) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = elapsedNs;
  }

  /** Takes those of another. */
  public void addAll(Latencies others) {
    for (int i = 0; i < others.size; i++) {
      add(others.nanos[i]);
    }
  }

  /**
   * The time that a share of all did not exceed, in ms; 0 if there are none.
   *
   * @param share 0 to 1
   */
  public double quantileMs(double share) {
    if (size == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    int index = (int) Math.ceil(share * size) - 1;
    return sorted[Math.max(0, index)] / NANOS_PER_MS;
  }
}
