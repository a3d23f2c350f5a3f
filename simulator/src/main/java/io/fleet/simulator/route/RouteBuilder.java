package io.fleet.simulator.route;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays a smooth line through way-points: from the middle of the first road to the middle of the
 * last, corners rounded by quadratic Bézier curves, and samples it at equal distances.
 */
final class RouteBuilder {
  private static final int POINTS_PER_CORNER = 64;
  private static final double LIGHT_BEFORE_CORNER_M = 15;

  private final RoadGraph graph;
  private final List<Integer> nodes;
  private final List<Double> wishFactors;
  private final RouteSampler line = new RouteSampler();
  private final List<RouteLight> lights = new ArrayList<>();
  private double handoverM;

  RouteBuilder(RoadGraph graph, List<Integer> nodes, List<Double> wishFactors) {
    this.graph = graph;
    this.nodes = nodes;
    this.wishFactors = wishFactors;
  }

  Route build() {
    int last = nodes.size() - 1;
    addMiddle(0);
    for (int corner = 1; corner < last; corner++) {
      addCorner(corner);
      addMiddle(corner);
      if (corner == last - 2) {
        handoverM = line.lengthM();
      }
    }
    return line.sample(handoverM, List.copyOf(lights));
  }

  private void addMiddle(int road) {
    double x = (x(road) + x(road + 1)) / 2;
    double y = (y(road) + y(road + 1)) / 2;
    line.add(x, y, limit(road), wish(road));
  }

  private void addCorner(int i) {
    double in = distance(i - 1);
    double out = distance(i);
    double inX = (x(i) - x(i - 1)) / in;
    double inY = (y(i) - y(i - 1)) / in;
    double outX = (x(i + 1) - x(i)) / out;
    double outY = (y(i + 1) - y(i)) / out;
    double setBack = setBackM(inX * outX + inY * outY);
    line.add(x(i) - setBack * inX, y(i) - setBack * inY, limit(i - 1), wish(i - 1));
    double beginM = line.lengthM();
    for (int p = 1; p <= POINTS_PER_CORNER; p++) {
      double t = (double) p / POINTS_PER_CORNER;
      double before = -(1 - t) * (1 - t) * setBack;
      double after = t * t * setBack;
      int road = t <= 0.5 ? i - 1 : i;
      double x = x(i) + before * inX + after * outX;
      line.add(x, y(i) + before * inY + after * outY, limit(road), wish(road));
    }
    if (graph.hasLight(nodes.get(i))) {
      double middleM = (beginM + line.lengthM()) / 2;
      lights.add(new RouteLight(nodes.get(i), middleM - LIGHT_BEFORE_CORNER_M));
    }
  }

  /**
   * How far before a way-point the road starts to bend: 20 m at a right angle, 60 m when gentle.
   */
  private static double setBackM(double cosineOfTurn) {
    return 20 + 40 * Math.max(0, cosineOfTurn);
  }

  private double distance(int road) {
    double dx = x(road + 1) - x(road);
    double dy = y(road + 1) - y(road);
    return Math.sqrt(dx * dx + dy * dy);
  }

  private double x(int i) {
    return graph.xM(nodes.get(i));
  }

  private double y(int i) {
    return graph.yM(nodes.get(i));
  }

  private double limit(int road) {
    return graph.limitKmph(nodes.get(road), nodes.get(road + 1));
  }

  private double wish(int road) {
    return limit(road) * wishFactors.get(road);
  }
}
