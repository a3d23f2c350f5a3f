package io.fleet.stream.timeline.reference.fence;

import java.util.Arrays;

/**
 * The cells of the grid into which one fence, or its rim, may reach. What holds the fence is parted
 * until its cells are many; of large fences cells in which nothing of them lies are left out, and
 * what is left is parted once more while it is little: a long corridor is in the cells along it and
 * not in all of the rectangle around it.
 */
final class GridCells {
  /** Of so many cells of the rectangle the size is chosen. */
  static final int MOST_OF_RECTANGLE = 36;

  /** Of no more cells than that each is parted, into sixteen. */
  private static final int MOST_TO_PART = 24;

  private static final int PARTS = 4;
  private static final double SLACK = 1.1;

  private final FenceVersion fence;
  private final Extent extent;

  /** Depths of tall fences err by what a metre of longitude differs within them. */
  private final double slack;

  private long[] keys = new long[MOST_OF_RECTANGLE];
  private int count;

  private GridCells(FenceVersion fence) {
    this.fence = fence;
    this.extent = fence.extent();
    this.slack = SLACK * extent.distortion();
  }

  /** The keys of the cells, each once. */
  static long[] of(FenceVersion fence) {
    GridCells cells = new GridCells(fence);
    int level = cells.levelOfRectangle();
    Grid.cellsOf(cells.extent, level, cells::add);
    if (level > 0) {
      cells.leaveOutEmpty();
      while (level > 0 && cells.count <= MOST_TO_PART) {
        cells.part();
        cells.leaveOutEmpty();
        level--;
      }
    }
    return Arrays.copyOf(cells.keys, cells.count);
  }

  private int levelOfRectangle() {
    int level = 0;
    while (level < Grid.LEVELS - 1 && cellsAt(level) > MOST_OF_RECTANGLE) {
      level++;
    }
    return level;
  }

  private long cellsAt(int level) {
    int bits = Grid.bits(level);
    long rows = ((long) extent.northE6() - extent.southE6() >> bits) + 2;
    long columns = (2L * extent.halfLonE6() >> bits) + 3;
    return rows * columns;
  }

  private void add(long key) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
    }
    keys[count++] = key;
  }

  private void part() {
    long[] whole = Arrays.copyOf(keys, count);
    count = 0;
    for (long key : whole) {
      int level = Grid.level(key) - 1;
      for (int i = 0; i < PARTS * PARTS; i++) {
        add(Grid.key(level, PARTS * Grid.x(key) + i % PARTS, PARTS * Grid.y(key) + i / PARTS));
      }
    }
  }

  private void leaveOutEmpty() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (mayHold(keys[i])) {
        keys[kept++] = keys[i];
      }
    }
    count = kept;
  }

  /** Whether any place of a cell may lie in the fence or its rim. */
  private boolean mayHold(long key) {
    int bits = Grid.bits(Grid.level(key));
    double half = (1L << bits) / 2.0;
    double latE6 = Grid.fromRow(Grid.y(key), bits) + half;
    double lonE6 = Grid.fromRow(Grid.x(key), bits) + half;
    double eastM = half * Extent.METRES_PER_E6 * greatestCosine(latE6, half);
    double reachM = Math.hypot(half * Extent.METRES_PER_E6, eastM) * slack;
    int lat = (int) Math.max(-Extent.POLE_E6, Math.min(Extent.POLE_E6, Math.round(latE6)));
    int lon = Extent.fromMiddle((int) Math.round(lonE6), 0);
    return fence.isWithin(lat, lon, FenceVersion.RIM_M + reachM);
  }

  private static double greatestCosine(double latE6, double halfE6) {
    double nearest = Math.max(0, Math.abs(latE6) - halfE6);
    return Extent.cosine((int) nearest);
  }
}
