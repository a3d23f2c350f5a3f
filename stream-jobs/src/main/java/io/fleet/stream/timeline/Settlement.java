package io.fleet.stream.timeline;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.repair.Anchor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves what is older than the horizon out of it. What was found there is settled, and now and
 * then, at the end of a trip or after six hours, what the rules know is told as an anchor.
 */
final class Settlement {
  /** The longest stretch of vehicle time between two anchors of a vehicle that reports, ms. */
  static final long ANCHOR_EVERY_MS = Duration.ofHours(6).toMillis();

  private final PastCodec codec;
  private final int tripRule;

  Settlement(RuleBook book, PastCodec codec) {
    this.codec = codec;
    this.tripRule = book.tripRule();
  }

  /** Evicts what the horizon has passed. */
  void evict(VehicleState state, long version, Outlet outlet) {
    long horizon = state.latestMs() - VehicleTimeline.HORIZON_MS;
    List<Finding> left = List.of();
    int out = 0;
    while (out < state.tail.size() - 1
        && (state.tail.get(out).atMs() < horizon
            || state.tail.size() - out > VehicleTimeline.MOST_IN_HORIZON)) {
      settle(state, out, version, outlet);
      left = together(left, state.tail.get(out).findings());
      out++;
    }
    if (state.ledger.size() > Ledger.MOST_IN_LEDGER && !state.keepsAll()) {
      Ledger.shorten(state, outlet);
    }
    if (out > 0) {
      state.tail.subList(0, out).clear();
    }
    for (Finding finding : left) {
      Ledger.forgetIfOver(state, finding.id(), outlet);
    }
  }

  private static List<Finding> together(List<Finding> first, List<Finding> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    List<Finding> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private void settle(VehicleState state, int index, long version, Outlet outlet) {
    Entry entry = state.tail.get(index);
    long atMs = entry.atMs();
    boolean endsTrip = state.base.isOnTrip(tripRule) && !entry.after().isOnTrip(tripRule);
    state.base = entry.after();
    for (Finding finding : entry.findings()) {
      Ledger.settle(state, finding, atMs);
    }
    if (state.anchorMs == Long.MIN_VALUE) {
      state.anchorMs = atMs;
    }
    boolean isDue = endsTrip || atMs - state.anchorMs >= ANCHOR_EVERY_MS;
    if (isDue && state.tail.get(index + 1).atMs() > atMs && !state.isMarked()) {
      state.anchorMs = atMs;
      outlet.anchor(new Anchor(atMs, version, codec.anchor(state)), false);
    }
  }
}
