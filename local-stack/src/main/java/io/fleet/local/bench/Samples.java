package io.fleet.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** How far a count was at moments of a run. */
final class Samples {
  private static final double NANOS = 1e9;

  private final LongSupplier nanoClock;
  private final List<Sample> samples = new ArrayList<>();

  private record Sample(long atNs, long count) {}

  Samples() {
    this(System::nanoTime);
  }

  Samples(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  void add(long count) {
    samples.add(new Sample(nanoClock.getAsLong(), count));
  }

  /**
   * Counts a second between the first moment at half of the final count and the first moment at the
   * final count; 0 if nothing lies between.
   */
  double paceOfSecondHalf() {
    if (samples.isEmpty()) {
      return 0;
    }
    long last = samples.get(samples.size() - 1).count();
    Sample half = firstAt(last / 2);
    Sample end = firstAt(last);
    long ns = end.atNs() - half.atNs();
    return ns == 0 ? 0 : (end.count() - half.count()) * NANOS / ns;
  }

  private Sample firstAt(long count) {
    return samples.stream().filter(sample -> sample.count() >= count).findFirst().orElseThrow();
  }
}
