package io.fleet.simulator.route;

import java.util.Arrays;
import java.util.List;

/** Collects the points of a line and samples it every {@link Route#STEP_M} metres. */
final class RouteSampler {
  private double[] x = new double[1024];
  private double[] y = new double[1024];
  private double[] limit = new double[1024];
  private double[] wish = new double[1024];
  private double[] at = new double[1024];
  private int size;

  void add(double xM, double yM, double limitKmph, double wishKmph) {
    if (size == x.length) {
      grow();
    }
    x[size] = xM;
    y[size] = yM;
    limit[size] = limitKmph;
    wish[size] = wishKmph;
    at[size] = size == 0 ? 0 : at[size - 1] + legM(size);
    size++;
  }

  private double legM(int to) {
    double dx = x[to] - x[to - 1];
    double dy = y[to] - y[to - 1];
    return Math.sqrt(dx * dx + dy * dy);
  }

  private void grow() {
    int capacity = 2 * size;
    x = Arrays.copyOf(x, capacity);
    y = Arrays.copyOf(y, capacity);
    limit = Arrays.copyOf(limit, capacity);
    wish = Arrays.copyOf(wish, capacity);
    at = Arrays.copyOf(at, capacity);
  }

  double lengthM() {
    return at[size - 1];
  }

  Route sample(double handoverM, List<RouteLight> lights) {
    int count = (int) (lengthM() / Route.STEP_M) + 1;
    double[] sampleX = new double[count];
    double[] sampleY = new double[count];
    float[][] samples = new float[5][count];
    int leg = 1;
    for (int i = 0; i < count; i++) {
      double s = i * Route.STEP_M;
      while (leg < size - 1 && at[leg] < s) {
        leg++;
      }
      double share = (s - at[leg - 1]) / (at[leg] - at[leg - 1]);
      sampleX[i] = x[leg - 1] + share * (x[leg] - x[leg - 1]);
      sampleY[i] = y[leg - 1] + share * (y[leg] - y[leg - 1]);
      samples[0][i] = (float) sampleX[i];
      samples[1][i] = (float) sampleY[i];
      samples[3][i] = (float) limit[leg];
      samples[4][i] = (float) wish[leg];
    }
    samples[2] = headings(sampleX, sampleY);
    return new Route(samples, handoverM, lights);
  }

  /** Central differences, continuous: a full turn adds 2π instead of jumping. */
  private static float[] headings(double[] x, double[] y) {
    float[] headings = new float[x.length];
    double before = Double.NaN;
    for (int i = 0; i < x.length; i++) {
      int a = Math.max(0, i - 1);
      int b = Math.min(x.length - 1, i + 1);
      double heading = StrictMath.atan2(x[b] - x[a], y[b] - y[a]);
      if (!Double.isNaN(before)) {
        heading += 2 * Math.PI * Math.rint((before - heading) / (2 * Math.PI));
      }
      headings[i] = (float) heading;
      before = heading;
    }
    return headings;
  }
}
