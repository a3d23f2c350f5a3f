package io.fleet.simulator.route;

import java.util.List;

/**
 * A smooth stretch of road of a few kilometres, sampled every {@value #STEP_M} m. Immutable.
 * Positions between samples are interpolated; distances beyond an end count as that end.
 */
public final class Route {
  /** Distance between samples, metres. */
  public static final double STEP_M = 3;

  private final float[] xM;
  private final float[] yM;
  private final float[] headingRad;
  private final float[] limitKmph;
  private final float[] wishKmph;
  private final double handoverM;
  private final List<RouteLight> lights;

  Route(float[][] samples, double handoverM, List<RouteLight> lights) {
    this.xM = samples[0];
    this.yM = samples[1];
    this.headingRad = samples[2];
    this.limitKmph = samples[3];
    this.wishKmph = samples[4];
    this.handoverM = handoverM;
    this.lights = lights;
  }

  /** Number of samples. */
  public int samples() {
    return xM.length;
  }

  /** Where the next route takes over, metres from the beginning. */
  public double handoverM() {
    return handoverM;
  }

  /** The lights, in order of their place. */
  public List<RouteLight> lights() {
    return lights;
  }

  /** Metres east of the city's centre. */
  public double xM(double s) {
    return interpolate(xM, s);
  }

  /** Metres north of the city's centre. */
  public double yM(double s) {
    return interpolate(yM, s);
  }

  /** Clockwise from north, radians, not normalised. */
  public double headingRad(double s) {
    return interpolate(headingRad, s);
  }

  /** Change of heading per metre, right positive, radians. */
  public double curvaturePerM(double s) {
    return curvatureAfter(leg(s));
  }

  /** The same between a sample and the next. */
  public double curvatureAfter(int sample) {
    int from = Math.max(0, Math.min(sample, xM.length - 2));
    return ((double) headingRad[from + 1] - headingRad[from]) / STEP_M;
  }

  /** The road's limit. */
  public double limitKmph(double s) {
    return limitKmph[leg(s)];
  }

  /** What the driver would like to drive at a sample if the road were straight and empty. */
  public double wishKmph(int sample) {
    return wishKmph[sample];
  }

  private int leg(double s) {
    return Math.max(0, Math.min((int) (s / STEP_M), xM.length - 2));
  }

  private double interpolate(float[] values, double s) {
    int i = leg(s);
    double share = Math.max(0, Math.min(1, s / STEP_M - i));
    return values[i] + share * ((double) values[i + 1] - values[i]);
  }
}
