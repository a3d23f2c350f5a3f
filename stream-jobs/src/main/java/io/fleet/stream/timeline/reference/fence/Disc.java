package io.fleet.stream.timeline.reference.fence;

import io.fleet.events.Geodesy;

/**
 * All places no farther from one than a radius.
 *
 * @param latE6 of the middle, 1e-6 degrees
 * @param lonE6 of the middle, 1e-6 degrees
 * @param radiusM m
 */
record Disc(int latE6, int lonE6, double radiusM) implements FenceShape {
  @Override
  public Extent extent() {
    return new Extent(latE6, latE6, lonE6, 0).withRim(radiusM);
  }

  @Override
  public double depthM(int ofLatE6, int ofLonE6) {
    return radiusM - Geodesy.distanceM(latE6, lonE6, ofLatE6, ofLonE6);
  }
}
