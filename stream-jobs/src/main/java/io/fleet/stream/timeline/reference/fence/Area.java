package io.fleet.stream.timeline.reference.fence;

import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/** Polygons with holes; their edges are straight in degrees, as RFC 7946 has it. */
final class Area implements FenceShape {
  private final Plane plane;
  private final Extent extent;
  private final IndexedPointInAreaLocator inside;
  private final IndexedFacetDistance edges;

  /**
   * An area.
   *
   * @param shape a valid polygon, or several, in the plane
   */
  Area(Plane plane, Geometry shape) {
    this.plane = plane;
    this.extent = plane.extent(shape);
    this.inside = new IndexedPointInAreaLocator(shape);
    this.edges = new IndexedFacetDistance(shape.getBoundary());
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public double depthM(int latE6, int lonE6) {
    double edgeM = plane.distanceM(edges, latE6, lonE6);
    boolean isOut = inside.locate(plane.coordinate(latE6, lonE6)) == Location.EXTERIOR;
    return isOut ? -edgeM : edgeM;
  }
}
