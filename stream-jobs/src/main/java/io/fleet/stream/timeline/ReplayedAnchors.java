package io.fleet.stream.timeline;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.repair.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The anchors a run over stored facts comes by, held against those that are stored: where one of
 * them is as it was, the rest will be too.
 */
final class ReplayedAnchors implements Outlet {
  /** With this much to tell, every second anchor is left out, bytes. */
  static final long MOST_BYTES = 500_000;

  private final Map<Long, Anchor> stored = new TreeMap<>();
  private final long notBeforeMs;
  private List<Anchor> found = new ArrayList<>();
  private long bytes;
  private long endMs = Long.MAX_VALUE;

  /**
   * Anchors of a run.
   *
   * @param stored those after the one it begins at
   * @param notBeforeMs what is as it was at this moment or before says nothing of later ones
   */
  ReplayedAnchors(List<Anchor> stored, long notBeforeMs) {
    stored.forEach(anchor -> this.stored.put(anchor.atMs(), anchor));
    this.notBeforeMs = notBeforeMs;
  }

  @Override
  public void anchor(Anchor anchor, boolean withdrawn) {
    if (isWhereItWas()) {
      return;
    }
    Anchor known = stored.get(anchor.atMs());
    if (anchor.atMs() > notBeforeMs
        && known != null
        && Arrays.equals(known.state(), anchor.state())) {
      endMs = anchor.atMs();
      return;
    }
    found.add(anchor);
    bytes += anchor.state().length;
    if (bytes > MOST_BYTES) {
      thinOut();
    }
  }

  private void thinOut() {
    List<Anchor> left = new ArrayList<>();
    for (int i = 1; i < found.size(); i += 2) {
      left.add(found.get(i));
    }
    found = left;
    bytes = left.stream().mapToLong(anchor -> anchor.state().length).sum();
  }

  /** Whether the rules were as they had been, beyond all that is to be mended. */
  boolean isWhereItWas() {
    return endMs != Long.MAX_VALUE;
  }

  /** Where that was, epoch milliseconds. */
  long endMs() {
    return endMs;
  }

  /** The anchors that are new or other than they were. */
  List<Anchor> toTell() {
    return found.stream()
        .filter(
            anchor -> {
              Anchor known = stored.get(anchor.atMs());
              return known == null || !Arrays.equals(known.state(), anchor.state());
            })
        .toList();
  }

  /** Stored anchors that the run did not come by. */
  List<Anchor> outdated() {
    Map<Long, Anchor> left = new TreeMap<>(stored);
    found.forEach(anchor -> left.remove(anchor.atMs()));
    left.keySet().removeIf(atMs -> atMs >= endMs);
    return left.values().stream().map(Anchor::withoutState).toList();
  }

  @Override
  public void finding(
      Finding finding, Finding before, long version, boolean first, boolean withdrawn) {
    // the ledger keeps it
  }

  @Override
  public void failure(RuleFailure failure) {
    // told when it happened
  }
}
