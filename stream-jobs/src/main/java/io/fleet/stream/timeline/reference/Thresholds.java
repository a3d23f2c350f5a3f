package io.fleet.stream.timeline.reference;

import io.fleet.events.Refusal;
import io.fleet.events.reference.BodyMembers;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What one version of rules sets; the rest is left to those it stands before. */
final class Thresholds {
  private static final long UNSET = Long.MIN_VALUE;

  private final long[] values;

  private Thresholds(long[] values) {
    this.values = values;
  }

  /**
   * Understands a body of rules.
   *
   * @param passedOver counts what is unknown or makes no sense
   */
  static Thresholds of(String body, LongAdder passedOver) throws Refusal.RefusedException {
    long[] values = new long[Threshold.values().length];
    Arrays.fill(values, UNSET);
    for (Map.Entry<String, Object> member : BodyMembers.of(body).entrySet()) {
      Threshold threshold = Threshold.ofPath(member.getKey());
      Object value = member.getValue();
      if (threshold == Threshold.OVERSPEED_LIMIT_CKMPH && value == null) {
        values[threshold.ordinal()] = 0;
      } else if (threshold != null && value instanceof Double number && threshold.accepts(number)) {
        values[threshold.ordinal()] = threshold.scaled(number);
      } else {
        passedOver.increment();
      }
    }
    return new Thresholds(values);
  }

  boolean sets(Threshold threshold) {
    return values[threshold.ordinal()] != UNSET;
  }

  long get(Threshold threshold) {
    return values[threshold.ordinal()];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Thresholds thresholds && Arrays.equals(values, thresholds.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
