package io.fleet.stream.timeline.reference.fence;

import io.fleet.stream.rule.geofence.Fence;
import io.fleet.stream.rule.motion.Place;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Fences by the cells they reach into, see {@link GridCells}. Cells have sizes that are powers of
 * four, from about 110 m on. One thread writes, any number ask.
 */
final class Grid {
  static final int LEVELS = 10;
  private static final int FINEST_BITS = 10;
  private static final int HALF_TURN_E6 = Extent.TURN_E6 / 2;
  private static final int SHIFT_X = 30;
  private static final int SHIFT_LEVEL = 60;
  private static final long COORDINATE = (1L << SHIFT_X) - 1;

  private final CellTable cells = new CellTable();
  private volatile int usedLevels;

  void add(FenceVersion fence) {
    for (long key : fence.gridCells()) {
      cells.add(key, fence);
      usedLevels |= 1 << level(key);
    }
  }

  void remove(FenceVersion fence) {
    for (long key : fence.gridCells()) {
      cells.remove(key, fence);
    }
  }

  static int bits(int level) {
    return FINEST_BITS + 2 * level;
  }

  /** The cells of a size into which a rectangle reaches. */
  static void cellsOf(Extent extent, int level, LongConsumer each) {
    long west = (long) extent.middleLonE6() - extent.halfLonE6();
    long east = (long) extent.middleLonE6() + extent.halfLonE6();
    cells(extent.southE6(), extent.northE6(), west, east, level, each);
  }

  /** The cells of a rectangle that may reach over the antimeridian to either side. */
  private static void cells(
      int southE6, int northE6, long westE6, long eastE6, int level, LongConsumer each) {
    if (westE6 < -HALF_TURN_E6) {
      cells(southE6, northE6, westE6 + Extent.TURN_E6, HALF_TURN_E6 - 1, level, each);
      cells(southE6, northE6, -HALF_TURN_E6, eastE6, level, each);
    } else if (eastE6 >= HALF_TURN_E6) {
      cells(southE6, northE6, westE6, HALF_TURN_E6 - 1, level, each);
      cells(southE6, northE6, -HALF_TURN_E6, eastE6 - Extent.TURN_E6, level, each);
    } else {
      int bits = bits(level);
      for (long y = row(southE6, bits); y <= row(northE6, bits); y++) {
        for (long x = row(westE6, bits); x <= row(eastE6, bits); x++) {
          each.accept(key(level, x, y));
        }
      }
    }
  }

  /** Counted from the south pole, or the antimeridian. */
  private static long row(long e6, int bits) {
    return e6 + HALF_TURN_E6 >> bits;
  }

  /** The least coordinate of a row, 1e-6 degrees. */
  static long fromRow(long row, int bits) {
    return (row << bits) - HALF_TURN_E6;
  }

  static int level(long key) {
    return (int) (key >>> SHIFT_LEVEL);
  }

  static long x(long key) {
    return key >> SHIFT_X & COORDINATE;
  }

  static long y(long key) {
    return key & COORDINATE;
  }

  static long key(int level, long x, long y) {
    return (long) level << SHIFT_LEVEL | x << SHIFT_X | y;
  }

  void near(Place place, List<Fence> into) {
    long lonE6 = Extent.fromMiddle(place.lonE6(), 0);
    for (int left = usedLevels; left != 0; left &= left - 1) {
      int level = Integer.numberOfTrailingZeros(left);
      int bits = bits(level);
      long key = key(level, row(lonE6, bits), row(place.latE6(), bits));
      take(cells.get(key), place.timeMs(), into);
    }
  }

  void along(Place from, Place to, List<Fence> into) {
    int fromLon = Extent.fromMiddle(from.lonE6(), 0);
    int toLon = Extent.fromMiddle(to.lonE6(), 0);
    int south = Math.min(from.latE6(), to.latE6());
    int north = Math.max(from.latE6(), to.latE6());
    boolean overTheEnd = Math.abs((long) fromLon - toLon) > HALF_TURN_E6;
    long west = overTheEnd ? Math.max(fromLon, toLon) : Math.min(fromLon, toLon);
    long east =
        overTheEnd ? (long) Math.min(fromLon, toLon) + Extent.TURN_E6 : Math.max(fromLon, toLon);
    for (int left = usedLevels; left != 0; left &= left - 1) {
      int level = Integer.numberOfTrailingZeros(left);
      int bits = bits(level);
      boolean single = row(south, bits) == row(north, bits) && row(west, bits) == row(east, bits);
      if (single) {
        long key = key(level, row(west, bits), row(south, bits));
        take(cells.get(key), to.timeMs(), into);
      } else {
        cells(south, north, west, east, level, key -> take(cells.get(key), to.timeMs(), into));
      }
    }
  }

  private static void take(FenceVersion[] fences, long timeMs, List<Fence> into) {
    for (FenceVersion fence : fences) {
      if (fence.countsAt(timeMs) && !into.contains(fence)) {
        into.add(fence);
      }
    }
  }
}
