package io.fleet.stream.cep;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Puts a braking under the keys of all areas that reach it. Areas are cells of about 200 m with a
 * margin of 100 m; a braking is at home in one cell and a guest in its neighbours, so that a match
 * that starts with a braking at home is found exactly once and never cut by an edge.
 *
 * <p>Cells share a bounded number of keys, so that state does not grow with the roads ever driven;
 * the pattern asks for the distance itself.
 */
public final class BrakeAreas implements FlatMapFunction<Brake, Brake> {
  private static final long serialVersionUID = 1L;

  static final int KEYS = 4_096;

  /** About 200 m of latitude. */
  private static final int CELL_LAT_E6 = 1_800;

  private static final int WORLD_LON_E6 = 360_000_000;

  @Override
  public void flatMap(Brake brake, Collector<Brake> out) {
    int row = Math.floorDiv(brake.latE6(), CELL_LAT_E6);
    for (int r = row - 1; r <= row + 1; r++) {
      int columns = columns(r);
      int column = column(brake.lonE6(), columns);
      for (int c = column - 1; c <= column + 1; c++) {
        boolean home = r == row && c == column;
        out.collect(brake.in(key(r, Math.floorMod(c, columns)), home));
      }
    }
  }

  /** How many cells at least 200 m wide go round the Earth in a row. */
  private static int columns(int row) {
    double lat = Math.toRadians(row * (CELL_LAT_E6 / 1e6));
    return Math.max(1, (int) (WORLD_LON_E6 / (double) CELL_LAT_E6 * Math.cos(lat)));
  }

  private static int column(int lonE6, int columns) {
    long fromZero = Math.floorMod((long) lonE6, (long) WORLD_LON_E6);
    return (int) (fromZero * columns / WORLD_LON_E6);
  }

  private static long key(int row, int column) {
    long mixed = (row * 0x9E3779B97F4A7C15L) ^ (column * 0xC2B2AE3D27D4EB4FL);
    return (mixed ^ (mixed >>> 29)) & (KEYS - 1);
  }
}
