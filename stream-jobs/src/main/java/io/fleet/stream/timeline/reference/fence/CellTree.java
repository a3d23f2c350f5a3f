package io.fleet.stream.timeline.reference.fence;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How deep inside one fence, or how far outside of it, each cell around it lies. A cell is parted
 * into four when somebody asks for a place in it and the fence's edge, or where ten metres from it,
 * goes through: the cells become fine where vehicles cross edges and nowhere else. A leaf keeps the
 * depth of its middle; no place in it is farther from that than half its diagonal.
 *
 * <p>Any number of threads may ask. What they are told depends on who has asked before; that it is
 * true does not.
 */
final class CellTree {
  /** What is this small is not parted any more, m from corner to middle. */
  private static final double FINEST_M = 1.5;

  /** How clearly a fix must lie beyond an edge at least, see the rule. */
  private static final double MARGIN_M = 10;

  private static final int DEEPEST = 24;
  private static final double DM = 10;
  private static final double ROUNDING_M = 0.2;
  private static final double SLACK = 1.02;
  private static final int PARTED = 0;
  private static final int LEAF = 1;
  private static final int LEAF_TO_PART = 3;
  private static final int KIND = 3;
  private static final int KIND_BITS = 2;

  private final Extent extent;
  private final FenceShape shape;
  private final CellBudget budget;
  private final double latSpan;
  private final double lonSpan;

  /** Half the diagonal of a cell by its level, m. */
  private final double[] reachM = new double[DEEPEST + 1];

  private final double stretch;

  /** The first child, or the depth of the middle in dm, and the kind in the last two bits. */
  private volatile AtomicIntegerArray nodes = new AtomicIntegerArray(32);

  private int count = 1;

  CellTree(Extent extent, FenceShape shape, CellBudget budget) {
    this.extent = extent;
    this.shape = shape;
    this.budget = budget;
    this.latSpan = (double) extent.northE6() - extent.southE6() + 1;
    this.lonSpan = 2.0 * extent.halfLonE6() + 1;
    this.stretch = extent.distortion() - 1;
    double diagonalM =
        Math.hypot(latSpan, lonSpan * extent.greatestCosine()) * Extent.METRES_PER_E6;
    for (int level = 0; level <= DEEPEST; level++) {
      reachM[level] = diagonalM / 2 / (1L << level) * SLACK + ROUNDING_M;
    }
    nodes.set(0, leaf(0, 0, 0));
  }

  /** No more than the depth of a place within the extent, m. */
  double atLeastM(int latE6, int lonE6) {
    return bound(latE6, lonE6, -1);
  }

  /** No less than the depth of a place within the extent, m. */
  double atMostM(int latE6, int lonE6) {
    return bound(latE6, lonE6, 1);
  }

  private double bound(int latE6, int lonE6, int direction) {
    double y = (latE6 - extent.southE6()) / latSpan;
    double x = (Extent.fromMiddle(lonE6, extent.middleLonE6()) + extent.halfLonE6()) / lonSpan;
    AtomicIntegerArray known = nodes;
    double restX = x;
    double restY = y;
    int index = 0;
    int level = 0;
    int node = known.get(0);
    while ((node & KIND) != LEAF) {
      if ((node & KIND) == LEAF_TO_PART) {
        if (!part(index, level, x - restX / (1L << level), y - restY / (1L << level))) {
          break;
        }
        known = nodes;
        node = known.get(index);
      }
      restX *= 2;
      restY *= 2;
      index = node >> KIND_BITS;
      if (restX >= 1) {
        restX -= 1;
        index += 1;
      }
      if (restY >= 1) {
        restY -= 1;
        index += 2;
      }
      node = known.get(index);
      level++;
    }
    double depthM = (node >> KIND_BITS) / DM;
    return depthM + direction * errorM(level, depthM);
  }

  private double errorM(int level, double depthM) {
    return reachM[level] + Math.abs(depthM) * stretch;
  }

  /**
   * Parts a leaf, if there are cells left for it.
   *
   * @param x where it begins, of the whole from west to east
   * @param y the same from south to north
   * @return whether it is parted now
   */
  private synchronized boolean part(int index, int level, double x, double y) {
    AtomicIntegerArray known = nodes;
    if ((known.get(index) & KIND) == PARTED) {
      return true;
    }
    if (!budget.takes(count)) {
      return false;
    }
    if (count + 4 > known.length()) {
      AtomicIntegerArray grown = new AtomicIntegerArray(2 * known.length());
      for (int i = 0; i < count; i++) {
        grown.setPlain(i, known.getPlain(i));
      }
      known = grown;
    }
    double half = 0.5 / (1L << level);
    for (int i = 0; i < 4; i++) {
      known.set(count + i, leaf(level + 1, x + (i & 1) * half, y + (i >> 1) * half));
    }
    known.set(index, count << KIND_BITS | PARTED);
    count += 4;
    nodes = known;
    return true;
  }

  private int leaf(int level, double x, double y) {
    double half = 0.5 / (1L << level);
    int latE6 = (int) Math.round(extent.southE6() + (y + half) * latSpan);
    double lon = (x + half) * lonSpan - extent.halfLonE6() + extent.middleLonE6();
    double depthM = shape.depthM(latE6, Extent.fromMiddle((int) Math.round(lon), 0));
    int kind = isToBeParted(level, depthM) ? LEAF_TO_PART : LEAF;
    return (int) Math.round(depthM * DM) << KIND_BITS | kind;
  }

  private boolean isToBeParted(int level, double depthM) {
    double errorM = errorM(level, depthM);
    double toEdgeM = Math.min(Math.abs(depthM), Math.abs(Math.abs(depthM) - MARGIN_M));
    return level < DEEPEST && reachM[level] > FINEST_M && toEdgeM <= errorM;
  }
}
