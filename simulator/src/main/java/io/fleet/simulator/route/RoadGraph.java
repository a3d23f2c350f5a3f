package io.fleet.simulator.route;

import java.util.random.RandomGenerator;

/**
 * The roads of a made-up city: way-points on an uneven grid of about 11 by 11 km, joined to their
 * neighbours. Every sixth line is a primary road, every third a secondary one; where two such lines
 * cross there is a light. Immutable; the same random numbers make the same city.
 */
public final class RoadGraph {
  static final int SIDE = 25;
  private static final double SPACING_M = 450;
  private static final double JITTER_M = 45;
  private static final int[] PRIMARY_LIMITS_KMPH = {70, 80, 80, 100};
  private static final int[] LOCAL_LIMITS_KMPH = {50, 50, 50, 30};

  private final double[] xM = new double[SIDE * SIDE];
  private final double[] yM = new double[SIDE * SIDE];
  private final int[] rowLimitKmph = new int[SIDE];
  private final int[] columnLimitKmph = new int[SIDE];

  public RoadGraph(RandomGenerator random) {
    for (int node = 0; node < xM.length; node++) {
      xM[node] = (column(node) - SIDE / 2) * SPACING_M + random.nextDouble(-JITTER_M, JITTER_M);
      yM[node] = (row(node) - SIDE / 2) * SPACING_M + random.nextDouble(-JITTER_M, JITTER_M);
    }
    for (int line = 0; line < SIDE; line++) {
      rowLimitKmph[line] = limitOfLine(line, random);
      columnLimitKmph[line] = limitOfLine(line, random);
    }
  }

  private static int limitOfLine(int line, RandomGenerator random) {
    return switch (rank(line)) {
      case 2 -> PRIMARY_LIMITS_KMPH[random.nextInt(PRIMARY_LIMITS_KMPH.length)];
      case 1 -> 60;
      default -> LOCAL_LIMITS_KMPH[random.nextInt(LOCAL_LIMITS_KMPH.length)];
    };
  }

  private static int rank(int line) {
    return line % 6 == 0 ? 2 : line % 3 == 0 ? 1 : 0;
  }

  static int row(int node) {
    return node / SIDE;
  }

  static int column(int node) {
    return node % SIDE;
  }

  /** The way-point one step on, or -1 at the city's edge. */
  static int step(int node, int rows, int columns) {
    int row = row(node) + rows;
    int column = column(node) + columns;
    boolean inside = row >= 0 && row < SIDE && column >= 0 && column < SIDE;
    return inside ? row * SIDE + column : -1;
  }

  /** How many way-points there are; they are numbered from 0. */
  public int size() {
    return xM.length;
  }

  /** Metres east of the centre. */
  public double xM(int node) {
    return xM[node];
  }

  /** Metres north of the centre. */
  public double yM(int node) {
    return yM[node];
  }

  /** The speed limit of the road between two neighbours. */
  public int limitKmph(int from, int to) {
    return row(from) == row(to) ? rowLimitKmph[row(from)] : columnLimitKmph[column(from)];
  }

  /** 2 for a primary road, 1 for a secondary one, 0 for any other. */
  int rank(int from, int to) {
    return row(from) == row(to) ? rank(row(from)) : rank(column(from));
  }

  /** Whether a light stands at a way-point. */
  public boolean hasLight(int node) {
    return rank(row(node)) > 0 && rank(column(node)) > 0;
  }
}
