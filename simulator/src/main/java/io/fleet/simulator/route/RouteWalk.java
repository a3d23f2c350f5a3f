package io.fleet.simulator.route;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A vehicle's endless way through the city: mostly straight on, mostly on greater roads, never
 * turning round. It is handed out as routes, each beginning where the one before says {@link
 * Route#handoverM()}, with the same road under the wheels.
 */
public final class RouteWalk {
  private static final int NODES_PER_ROUTE = 9;
  private static final double STRAIGHT_WEIGHT = 7;
  private static final double[] RANK_WEIGHTS = {1, 3, 5};
  private static final int[][] DIRECTIONS = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};

  private final RoadGraph graph;
  private final Temper temper;
  private final RandomGenerator random;
  private final List<Integer> nodes = new ArrayList<>();
  private final List<Double> wishFactors = new ArrayList<>();

  public RouteWalk(RoadGraph graph, Temper temper, RandomGenerator random) {
    this.graph = graph;
    this.temper = temper;
    this.random = random;
    int inner = RoadGraph.SIDE - 8;
    int first = (4 + random.nextInt(inner)) * RoadGraph.SIDE + 4 + random.nextInt(inner);
    nodes.add(first);
    append(RoadGraph.step(first, 0, 1));
  }

  /** The next route. Its first stretch is the last but one of the route before. */
  public Route next() {
    if (nodes.size() > 3) {
      keepLastThreeNodes();
    }
    while (nodes.size() < NODES_PER_ROUTE) {
      append(chooseNext());
    }
    return new RouteBuilder(graph, nodes, wishFactors).build();
  }

  private void keepLastThreeNodes() {
    nodes.subList(0, nodes.size() - 3).clear();
    wishFactors.subList(0, wishFactors.size() - 2).clear();
  }

  private void append(int node) {
    nodes.add(node);
    boolean hurries = random.nextDouble() < temper.overspeedChance();
    double drawn = random.nextDouble();
    wishFactors.add(hurries ? 1.10 + 0.25 * drawn : temper.cruiseFactor() - 0.06 * drawn);
  }

  private int chooseNext() {
    int at = nodes.get(nodes.size() - 1);
    int before = nodes.get(nodes.size() - 2);
    double[] weights = new double[DIRECTIONS.length];
    double sum = 0;
    for (int d = 0; d < weights.length; d++) {
      weights[d] = weight(before, at, DIRECTIONS[d]);
      sum += weights[d];
    }
    double drawn = random.nextDouble() * sum;
    int chosen = 0;
    while (chosen < weights.length - 1 && drawn >= weights[chosen]) {
      drawn -= weights[chosen++];
    }
    return RoadGraph.step(at, DIRECTIONS[chosen][0], DIRECTIONS[chosen][1]);
  }

  private double weight(int before, int at, int[] direction) {
    int to = RoadGraph.step(at, direction[0], direction[1]);
    if (to < 0 || to == before) {
      return 0;
    }
    boolean straight =
        RoadGraph.row(at) - RoadGraph.row(before) == direction[0]
            && RoadGraph.column(at) - RoadGraph.column(before) == direction[1];
    return RANK_WEIGHTS[graph.rank(at, to)] * (straight ? STRAIGHT_WEIGHT : 1);
  }
}
