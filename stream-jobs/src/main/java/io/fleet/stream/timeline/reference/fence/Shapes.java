package io.fleet.stream.timeline.reference.fence;

import io.fleet.events.reference.Geometry;
import java.util.List;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Makes shapes of what people have drawn. What is no shape is null: such a fence is nowhere. */
final class Shapes {
  private static final double LEAST_RADIUS_M = 5;
  private static final double GREATEST_RADIUS_M = 100_000;
  private static final int LEAST_IN_RING = 8;
  private static final int LEAST_IN_LINE = 4;

  private Shapes() {}

  /**
   * The shape of a fence.
   *
   * @param radiusM how far it reaches around a point or a line, m, or null
   * @return null if the geometry is no shape
   */
  static FenceShape of(Geometry geometry, Double radiusM) {
    if (geometry == null || !isOnEarth(geometry.parts())) {
      return null;
    }
    boolean reaches = radiusM != null && radiusM >= LEAST_RADIUS_M && radiusM <= GREATEST_RADIUS_M;
    try {
      return switch (geometry.type()) {
        case "Point" -> reaches ? disc(geometry, radiusM) : null;
        case "LineString" -> reaches ? corridor(geometry, radiusM) : null;
        case "Polygon", "MultiPolygon" -> area(geometry.parts());
        default -> null;
      };
    } catch (IllegalArgumentException | org.locationtech.jts.geom.TopologyException e) {
      return null;
    }
  }

  private static boolean isOnEarth(List<List<double[]>> parts) {
    return parts.stream()
        .flatMap(List::stream)
        .allMatch(
            line -> {
              for (int i = 0; i < line.length; i += 2) {
                boolean lon = Math.abs(line[i]) <= 180;
                if (!lon || !(Math.abs(line[i + 1]) <= 90)) {
                  return false;
                }
              }
              return true;
            });
  }

  private static Disc disc(Geometry geometry, double radiusM) {
    double[] point = geometry.parts().get(0).get(0);
    int lonE6 = (int) Math.round(point[0] * 1e6);
    return new Disc((int) Math.round(point[1] * 1e6), Extent.fromMiddle(lonE6, 0), radiusM);
  }

  private static Corridor corridor(Geometry geometry, double radiusM) {
    double[] points = geometry.parts().get(0).get(0);
    if (points.length < LEAST_IN_LINE) {
      return null;
    }
    Plane plane = Plane.around(geometry.parts());
    LineString line = Plane.SHAPES.createLineString(plane.line(points));
    return new Corridor(plane, line, radiusM);
  }

  private static Area area(List<List<double[]>> parts) {
    boolean closed =
        parts.stream().flatMap(List::stream).allMatch(ring -> ring.length >= LEAST_IN_RING);
    if (!closed) {
      return null;
    }
    Plane plane = Plane.around(parts);
    List<Polygon> polygons = parts.stream().map(plane::polygon).toList();
    if (!polygons.stream().allMatch(polygon -> new IsValidOp(polygon).isValid())) {
      return null;
    }
    boolean single = polygons.size() == 1;
    // pieces that were cut at the antimeridian are one area again
    return new Area(plane, single ? polygons.get(0) : UnaryUnionOp.union(polygons));
  }
}
