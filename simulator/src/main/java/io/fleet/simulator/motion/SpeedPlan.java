package io.fleet.simulator.motion;

import io.fleet.simulator.route.Route;

/**
 * The greatest speed at each place of a route from which everything that lies ahead on it can still
 * be met: what the driver wishes, what bends allow (v² · curvature = lateral acceleration), and
 * what braking in time demands (v² = v₁² + 2 · b · s), computed backwards from the end.
 */
final class SpeedPlan {
  private final float[] speedMps;

  SpeedPlan(Route route, Handling handling, double topSpeedMps) {
    speedMps = new float[route.samples()];
    double ahead = Double.POSITIVE_INFINITY;
    for (int i = speedMps.length - 1; i >= 0; i--) {
      double brakingMps = Math.sqrt(ahead * ahead + 2 * handling.brakingMps2() * Route.STEP_M);
      double wishMps = Math.min(topSpeedMps, route.wishKmph(i) / 3.6);
      double bendMps = bendSpeedMps(route, i, handling.lateralMps2());
      ahead = Math.min(brakingMps, Math.min(wishMps, bendMps));
      speedMps[i] = (float) ahead;
    }
  }

  private static double bendSpeedMps(Route route, int i, double lateralMps2) {
    double before = Math.abs(route.curvatureAfter(i - 1));
    double after = Math.abs(route.curvatureAfter(i));
    return Math.sqrt(lateralMps2 / Math.max(1e-9, Math.max(before, after)));
  }

  /** The planned speed at a distance from the route's beginning. */
  double atMps(double s) {
    int i = Math.max(0, Math.min((int) (s / Route.STEP_M), speedMps.length - 2));
    double share = Math.max(0, Math.min(1, s / Route.STEP_M - i));
    return speedMps[i] + share * ((double) speedMps[i + 1] - speedMps[i]);
  }
}
