package io.fleet.stream.rule.line;

import java.util.Arrays;

/**
 * Boxes around runs of successive segments of a line, and around pairs of those, up to the whole
 * line: since a line goes on where it was, its own order is an index of places. Node 1 is the root,
 * the children of node <i>i</i> are 2<i>i</i> and 2<i>i</i> + 1.
 */
final class Boxes {
  /** Segments of a leaf. */
  static final int LEAF = 8;

  static final int ROOT = 1;

  private final int leaves;
  private final int[] south;
  private final int[] north;
  private final int[] west;
  private final int[] east;

  Boxes(int[] latE6, int[] lonE6) {
    int segments = latE6.length - 1;
    int runs = (segments + LEAF - 1) / LEAF;
    leaves = Integer.highestOneBit(Math.max(1, 2 * runs - 1));
    south = filled(Integer.MAX_VALUE);
    west = filled(Integer.MAX_VALUE);
    north = filled(Integer.MIN_VALUE);
    east = filled(Integer.MIN_VALUE);
    for (int i = 0; i < segments; i++) {
      int leaf = leaves + i / LEAF;
      take(leaf, latE6[i], lonE6[i]);
      take(leaf, latE6[i + 1], lonE6[i + 1]);
    }
    for (int node = leaves - 1; node >= ROOT; node--) {
      join(node, 2 * node);
      join(node, 2 * node + 1);
    }
  }

  private int[] filled(int value) {
    int[] array = new int[2 * leaves];
    Arrays.fill(array, value);
    return array;
  }

  private void take(int node, int lat, int lon) {
    south[node] = Math.min(south[node], lat);
    north[node] = Math.max(north[node], lat);
    west[node] = Math.min(west[node], lon);
    east[node] = Math.max(east[node], lon);
  }

  private void join(int node, int child) {
    if (south[child] <= north[child]) {
      take(node, south[child], west[child]);
      take(node, north[child], east[child]);
    }
  }

  boolean isLeaf(int node) {
    return node >= leaves;
  }

  /** The first segment of a leaf. */
  int firstOf(int leaf) {
    return (leaf - leaves) * LEAF;
  }

  /** The last leaf below a node. */
  int lastLeaf(int node) {
    int leaf = node;
    while (leaf < leaves) {
      leaf = 2 * leaf + 1;
    }
    return leaf;
  }

  /**
   * No more than the square of how far a place lies from any segment below a node, in square units
   * of latitude; infinite where there is none.
   *
   * @param cosine what a unit of longitude counts
   */
  double awaySquared(int node, double lat, double lon, double cosine) {
    if (south[node] > north[node]) {
      return Double.POSITIVE_INFINITY;
    }
    double y = Math.max(0, Math.max(south[node] - lat, lat - north[node]));
    double x = Math.max(0, Math.max(west[node] - lon, lon - east[node])) * cosine;
    return x * x + y * y;
  }
}
