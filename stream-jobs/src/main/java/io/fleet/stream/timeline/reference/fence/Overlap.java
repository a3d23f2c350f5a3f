package io.fleet.stream.timeline.reference.fence;

import java.util.ArrayDeque;

/**
 * Looks for a place that two shapes have in common, in ever smaller cells of which both may reach
 * into. Ends when it has looked at 4,096 of them: two shapes that share a long edge have none.
 */
final class Overlap {
  private static final int MOST_LOOKED_AT = 4_096;

  /** Shapes that have no more in common only touch, m. */
  private static final double LEAST_M = 2;

  /** Depths of tall shapes err by some per cent of themselves. */
  private static final double SLACK = 1.1;

  private final FenceShape one;
  private final FenceShape other;
  private final ArrayDeque<Cell> cells = new ArrayDeque<>();

  /** Its middle, and how far it reaches to each side, 1e-6 degrees. */
  private record Cell(int latE6, int lonE6, double halfLatE6, double halfLonE6) {
    double reachM() {
      double east = halfLonE6 * Extent.cosine(latE6) * Extent.METRES_PER_E6;
      return Math.hypot(halfLatE6 * Extent.METRES_PER_E6, east);
    }
  }

  Overlap(FenceShape one, FenceShape other) {
    this.one = one;
    this.other = other;
  }

  boolean isFound() {
    Extent whole = one.extent();
    double halfLat = ((double) whole.northE6() - whole.southE6()) / 2;
    int middleLat = (int) Math.round(whole.southE6() + halfLat);
    cells.add(new Cell(middleLat, whole.middleLonE6(), halfLat, whole.halfLonE6()));
    for (int looks = 0; looks < MOST_LOOKED_AT && !cells.isEmpty(); looks++) {
      Cell cell = cells.poll();
      double deepM =
          Math.min(one.depthM(cell.latE6, cell.lonE6), other.depthM(cell.latE6, cell.lonE6));
      if (deepM > 0) {
        return true;
      }
      double reachM = cell.reachM() * SLACK;
      if (deepM + reachM > 0 && reachM > LEAST_M) {
        part(cell);
      }
    }
    return false;
  }

  private void part(Cell cell) {
    double halfLat = cell.halfLatE6 / 2;
    double halfLon = cell.halfLonE6 / 2;
    for (int i = 0; i < 4; i++) {
      double north = (i >> 1 == 0 ? -1 : 1) * halfLat;
      double east = ((i & 1) == 0 ? -1 : 1) * halfLon;
      int lonE6 = Extent.fromMiddle((int) Math.round(cell.lonE6 + east), 0);
      cells.add(new Cell((int) Math.round(cell.latE6 + north), lonE6, halfLat, halfLon));
    }
  }
}
