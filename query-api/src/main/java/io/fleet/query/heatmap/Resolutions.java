package io.fleet.query.heatmap;

import io.fleet.query.area.Area;
import io.fleet.query.problem.ProblemException;

/** Which of H3's resolutions suits what is looked at. */
final class Resolutions {
  /** What is stored; coarser ones are made of it. */
  static final int FINEST = 9;

  private static final int CELLS_IN_SIGHT = 4_000;

  /** Mean area of a hexagon by resolution, km² (h3geo.org, table of cell statistics). */
  private static final double[] AREA_KM2 = {
    4_357_449, 609_788, 86_801, 12_393, 1_770.3, 252.9, 36.13, 5.161, 0.7373, 0.10533
  };

  /** Mean length of its edge, km. */
  private static final double[] EDGE_KM = {
    1_281.3, 483.06, 182.51, 68.98, 26.07, 9.854, 3.7245, 1.4064, 0.53141, 0.20079
  };

  /** No hexagon's corner is further from its centre than this many mean edges. */
  private static final double LARGEST_TO_MEAN = 1.5;

  private static final double KM_PER_DEGREE = 111.195;

  private Resolutions() {}

  /** Reads the parameter; without it, the finest that shows no more than some thousand cells. */
  static int parse(String resolution, Area area) {
    if (resolution == null || resolution.isEmpty()) {
      return of(area);
    }
    if (!resolution.matches("[0-9]")) {
      throw ProblemException.parameter("resolution", "a whole number from 0 to 9 expected");
    }
    return Integer.parseInt(resolution);
  }

  private static int of(Area area) {
    double heightOfSphere =
        Math.sin(Math.toRadians(area.north())) - Math.sin(Math.toRadians(area.south()));
    double areaKm2 = area.width() * KM_PER_DEGREE * heightOfSphere * Math.toDegrees(KM_PER_DEGREE);
    int resolution = FINEST;
    while (resolution > 0 && areaKm2 / AREA_KM2[resolution] > CELLS_IN_SIGHT) {
      resolution--;
    }
    return resolution;
  }

  /** Of a tile: by each step of H3 edges shrink by the root of 7, which is 1.404 steps of zoom. */
  static int ofZoom(int zoom) {
    return (int) Math.max(0, Math.min(FINEST, Math.floor(7 + (zoom - 10) / 1.404)));
  }

  /** How far a cell may reach from its centre, degrees of latitude. */
  static double reachDegrees(int resolution) {
    return EDGE_KM[resolution] * LARGEST_TO_MEAN / KM_PER_DEGREE;
  }
}
