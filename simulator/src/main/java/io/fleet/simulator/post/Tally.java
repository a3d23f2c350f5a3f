package io.fleet.simulator.post;

import java.util.Map;
import java.util.TreeMap;

/**
 * Events by what the gateway said of them.
 *
 * @param accepted those in its log
 * @param refused those it refused, by its reason
 */
public record Tally(long accepted, Map<String, Long> refused) {
  /** Nothing said. */
  public static final Tally NONE = new Tally(0, Map.of());

  /** Keeps a sorted copy. */
  public Tally {
    refused = java.util.Collections.unmodifiableMap(new TreeMap<>(refused));
  }

  /** Both together. */
  public Tally plus(Tally other) {
    Map<String, Long> sum = new TreeMap<>(refused);
    other.refused.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return new Tally(accepted + other.accepted, sum);
  }

  /** All refused, whatever the reason. */
  public long refusedInAll() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }
}
