package io.fleet.stream.timeline.reference.fence;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/** All places no farther from a line than so much, on both sides. */
final class Corridor implements FenceShape {
  private final Plane plane;
  private final Extent extent;
  private final IndexedFacetDistance line;
  private final double reachM;

  Corridor(Plane plane, Geometry line, double reachM) {
    this.plane = plane;
    this.extent = plane.extent(line).withRim(reachM);
    this.line = new IndexedFacetDistance(line);
    this.reachM = reachM;
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public double depthM(int latE6, int lonE6) {
    return reachM - plane.distanceM(line, latE6, lonE6);
  }
}
