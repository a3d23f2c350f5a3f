package io.fleet.query.track;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Keeps what is further than a tolerance from the line of the rest (Douglas and Peucker, 1973):
 * every fix that is dropped lies within the tolerance of the line between the kept ones around it,
 * measured in its own {@link LocalPlane}. A segment is worked off in stretches of a bounded length,
 * whose ends are kept too.
 */
final class DouglasPeucker implements Simplifier {
  private static final int STRETCH = 10_000;

  private final double toleranceM;
  private final Kept kept;
  private final List<Vertex> stretch = new ArrayList<>();

  /**
   * @param toleranceM metres
   * @param most fixes of one answer
   */
  DouglasPeucker(double toleranceM, int most) {
    this.toleranceM = toleranceM;
    this.kept = new Kept(most);
  }

  @Override
  public void add(Vertex next) {
    if (next.startsSegment()) {
      closeStretch();
      stretch.clear();
    } else if (stretch.size() == STRETCH) {
      closeStretch();
      Vertex last = stretch.get(STRETCH - 1);
      stretch.clear();
      stretch.add(last);
    }
    stretch.add(next);
  }

  @Override
  public List<Vertex> finish() {
    closeStretch();
    return kept.all();
  }

  private void closeStretch() {
    BitSet needed = needed();
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      if (i > 0 || stretch.get(0).startsSegment()) { // else it ended the stretch before
        kept.add(stretch.get(i));
      }
    }
  }

  private record Part(int first, int last) {}

  private BitSet needed() {
    BitSet needed = new BitSet(stretch.size());
    if (stretch.isEmpty()) {
      return needed;
    }
    int end = stretch.size() - 1;
    needed.set(0);
    needed.set(end);
    Deque<Part> open = new ArrayDeque<>(List.of(new Part(0, end)));
    while (!open.isEmpty()) {
      Part part = open.pop();
      int furthest = furthest(part);
      if (furthest >= 0) {
        needed.set(furthest);
        open.push(new Part(part.first(), furthest));
        open.push(new Part(furthest, part.last()));
      }
    }
    return needed;
  }

  /** The fix furthest from the part's line, -1 if none is beyond the tolerance. */
  private int furthest(Part part) {
    TrackFix first = stretch.get(part.first()).fix();
    TrackFix last = stretch.get(part.last()).fix();
    double greatestM = toleranceM;
    int furthest = -1;
    for (int i = part.first() + 1; i < part.last(); i++) {
      double distanceM = new LocalPlane(stretch.get(i).fix()).distanceTo(first, last);
      if (distanceM > greatestM) {
        greatestM = distanceM;
        furthest = i;
      }
    }
    return furthest;
  }
}
