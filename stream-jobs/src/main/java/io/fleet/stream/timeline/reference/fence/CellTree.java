package io.fleet.stream.timeline.reference.fence;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * How deep inside one fence, or how far outside of it, each cell around it lies: a square, parted
 * into four again and again where the edge of the fence, or where ten metres from it, goes through.
 * A leaf keeps the depth of its middle; no place in it is farther from that than half its diagonal.
 */
final class CellTree {
  /** The most cells a tree has: with it a change of a fence costs no more than so many distances. */
  static final int MOST_NODES = 3_000;

  /** What is this small is not parted any more, m from corner to middle. */
  private static final double FINEST_M = 3;

  /** How clearly a fix must lie beyond an edge, see the rule. */
  private static final double MARGIN_M = 10;

  private static final int DEEPEST = 24;
  private static final double DM = 10;
  private static final double ROUNDING_M = 0.2;
  private static final double SLACK = 1.02;

  private final Extent extent;
  private final double latSpan;
  private final double lonSpan;

  /** Of a leaf twice the depth of its middle in dm, and one; of others twice its first child. */
  private final int[] nodes;

  /** Half the diagonal of a cell by its level, m. */
  private final double[] reachM = new double[DEEPEST + 1];

  private final double stretch;

  private CellTree(Extent extent, FenceShape shape) {
    this.extent = extent;
    this.latSpan = (double) extent.northE6() - extent.southE6() + 1;
    this.lonSpan = 2.0 * extent.halfLonE6() + 1;
    this.stretch = extent.distortion() - 1;
    double diagonalM =
        Math.hypot(latSpan, lonSpan * extent.greatestCosine()) * Extent.METRES_PER_E6;
    for (int level = 0; level <= DEEPEST; level++) {
      reachM[level] = diagonalM / 2 / (1L << level) * SLACK + ROUNDING_M;
    }
    this.nodes = new Builder(shape).build();
  }

  /** The tree of a shape. */
  static CellTree of(Extent extent, FenceShape shape) {
    return new CellTree(extent, shape);
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
    int node = nodes[0];
    int level = 0;
    while ((node & 1) == 0) {
      x *= 2;
      y *= 2;
      int child = node >> 1;
      if (x >= 1) {
        x -= 1;
        child += 1;
      }
      if (y >= 1) {
        y -= 1;
        child += 2;
      }
      node = nodes[child];
      level++;
    }
    double depthM = (node >> 1) / DM;
    return depthM + direction * errorM(level, depthM);
  }

  private double errorM(int level, double depthM) {
    return reachM[level] + Math.abs(depthM) * stretch;
  }

  /** A cell that may have to be parted. */
  private record Cell(int node, int level, double x, double y, double depthM) {}

  private final class Builder {
    private final FenceShape shape;
    private int[] made = new int[64];
    private int count;

    Builder(FenceShape shape) {
      this.shape = shape;
    }

    int[] build() {
      ArrayDeque<Cell> open = new ArrayDeque<>();
      count = 1;
      open.add(leaf(0, 0, 0, 0));
      while (!open.isEmpty() && count + 4 <= MOST_NODES) {
        Cell cell = open.remove();
        if (isToBeParted(cell)) {
          part(cell, open);
        }
      }
      return Arrays.copyOf(made, count);
    }

    private void part(Cell cell, ArrayDeque<Cell> open) {
      int first = count;
      count += 4;
      if (count > made.length) {
        made = Arrays.copyOf(made, 2 * made.length);
      }
      made[cell.node] = first << 1;
      double half = 0.5 / (1L << cell.level);
      for (int i = 0; i < 4; i++) {
        double x = cell.x + (i & 1) * half;
        double y = cell.y + (i >> 1) * half;
        open.add(leaf(first + i, cell.level + 1, x, y));
      }
    }

    private Cell leaf(int node, int level, double x, double y) {
      double half = 0.5 / (1L << level);
      int latE6 = (int) Math.round(extent.southE6() + (y + half) * latSpan);
      double lon = (x + half) * lonSpan - extent.halfLonE6() + extent.middleLonE6();
      double depthM = shape.depthM(latE6, Extent.fromMiddle((int) Math.round(lon), 0));
      made[node] = ((int) Math.round(depthM * DM) << 1) | 1;
      return new Cell(node, level, x, y, depthM);
    }

    private boolean isToBeParted(Cell cell) {
      double errorM = errorM(cell.level, cell.depthM);
      return cell.level < DEEPEST
          && reachM[cell.level] > FINEST_M
          && (isNear(cell.depthM, 0, errorM)
              || isNear(cell.depthM, MARGIN_M, errorM)
              || isNear(cell.depthM, -MARGIN_M, errorM));
    }

    private static boolean isNear(double depthM, double lineM, double errorM) {
      return Math.abs(depthM - lineM) <= errorM;
    }
  }
}
