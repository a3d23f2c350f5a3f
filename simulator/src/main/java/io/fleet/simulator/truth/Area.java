package io.fleet.simulator.truth;

/** A part of the plane the vehicles drive on. */
public interface Area {
  /** How many metres inside of the edge a point lies, negative outside. */
  double depthM(double xM, double yM);

  /**
   * A disc.
   *
   * @param xM of its centre
   * @param yM of its centre
   */
  record Disc(double xM, double yM, double radiusM) implements Area {
    @Override
    public double depthM(double x, double y) {
      return radiusM - StrictMath.hypot(x - xM, y - yM);
    }
  }

  /**
   * A polygon that is convex, its corners counted clockwise.
   *
   * @param xM of its corners
   * @param yM of its corners
   */
  record Convex(double[] xM, double[] yM) implements Area {
    @Override
    public double depthM(double x, double y) {
      boolean inside = true;
      double nearestM = Double.POSITIVE_INFINITY;
      for (int i = 0; i < xM.length; i++) {
        int next = (i + 1) % xM.length;
        double alongX = xM[next] - xM[i];
        double alongY = yM[next] - yM[i];
        double toX = x - xM[i];
        double toY = y - yM[i];
        inside &= alongX * toY - alongY * toX <= 0;
        double share = (toX * alongX + toY * alongY) / (alongX * alongX + alongY * alongY);
        double held = Math.max(0, Math.min(1, share));
        nearestM = Math.min(nearestM, StrictMath.hypot(toX - held * alongX, toY - held * alongY));
      }
      return inside ? nearestM : -nearestM;
    }
  }
}
