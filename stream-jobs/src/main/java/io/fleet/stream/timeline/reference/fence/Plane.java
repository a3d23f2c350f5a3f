package io.fleet.stream.timeline.reference.fence;

import io.fleet.events.Geodesy;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * The plane in which one fence is drawn: x to the east, shortened as in the fence's middle
 * latitude, y to the north, both in 1e-6 degrees of latitude. Longitudes go on over the
 * antimeridian, and an edge goes the short way round the earth.
 *
 * @param middleLatE6 1e-6 degrees
 * @param middleLonE6 1e-6 degrees
 * @param cosine of that latitude
 */
record Plane(int middleLatE6, int middleLonE6, double cosine) {
  static final GeometryFactory SHAPES = new GeometryFactory();
  private static final double E6 = 1e6;
  private static final double LEAST_COSINE = 0.01;

  /** The plane around what is told in degrees. */
  static Plane around(List<List<double[]>> parts) {
    double south = 90;
    double north = -90;
    double west = 0;
    double east = 0;
    double first = parts.get(0).get(0)[0];
    for (List<double[]> part : parts) {
      for (double[] line : part) {
        for (int i = 0; i < line.length; i += 2) {
          double lon = Math.IEEEremainder(line[i] - first, 360);
          west = Math.min(west, lon);
          east = Math.max(east, lon);
          south = Math.min(south, line[i + 1]);
          north = Math.max(north, line[i + 1]);
        }
      }
    }
    int latE6 = (int) Math.round((south + north) / 2 * E6);
    double lon = Math.IEEEremainder(first + (west + east) / 2, 360);
    int lonE6 = Extent.fromMiddle((int) Math.round(lon * E6), 0);
    return new Plane(latE6, lonE6, Math.max(LEAST_COSINE, Extent.cosine(latE6)));
  }

  /** A line of longitudes and latitudes, degrees, in the plane. */
  Coordinate[] line(double[] degrees) {
    Coordinate[] line = new Coordinate[degrees.length / 2];
    for (int i = 0; i < line.length; i++) {
      double lon = Math.IEEEremainder(degrees[2 * i] - middleLonE6 / E6, 360) * E6;
      line[i] = new Coordinate(lon * cosine, degrees[2 * i + 1] * E6 - middleLatE6);
    }
    return line;
  }

  /** A polygon of its rings. */
  Polygon polygon(List<double[]> rings) {
    LinearRing[] holes = new LinearRing[rings.size() - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = SHAPES.createLinearRing(line(rings.get(i + 1)));
    }
    return SHAPES.createPolygon(SHAPES.createLinearRing(line(rings.get(0))), holes);
  }

  Coordinate coordinate(int latE6, int lonE6) {
    double lon = Extent.fromMiddle(lonE6, middleLonE6);
    return new Coordinate(lon * cosine, (double) latE6 - middleLatE6);
  }

  /** How far a place lies from the nearest of a shape's edges, m, on the mean sphere. */
  double distanceM(IndexedFacetDistance edges, int latE6, int lonE6) {
    Geometry place = SHAPES.createPoint(coordinate(latE6, lonE6));
    Coordinate nearest = edges.nearestPoints(place)[0];
    int nearLat = middleLatE6 + (int) Math.round(nearest.y);
    int nearLon = Extent.fromMiddle(middleLonE6 + (int) Math.round(nearest.x / cosine), 0);
    return Geodesy.distanceM(nearLat, nearLon, latE6, lonE6);
  }

  /** What holds a shape of this plane. */
  Extent extent(Geometry shape) {
    Envelope box = shape.getEnvelopeInternal();
    int reach = (int) Math.ceil(Math.max(-box.getMinX(), box.getMaxX()) / cosine);
    return new Extent(
        middleLatE6 + (int) Math.floor(box.getMinY()),
        middleLatE6 + (int) Math.ceil(box.getMaxY()),
        middleLonE6,
        reach);
  }
}
