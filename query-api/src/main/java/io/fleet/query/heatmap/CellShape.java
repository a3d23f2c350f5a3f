package io.fleet.query.heatmap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * The outline of a hexagon (or one of the twelve pentagons) in the plane of longitude and latitude;
 * across the antimeridian its longitudes run on.
 *
 * @param ring closed; x is the longitude
 */
record CellShape(List<Coordinate> ring) {
  static final GeometryFactory PLANE = new GeometryFactory();

  private static final double EDGE = 180;
  private static final double TURN = 360;
  private static final double POLE = 90;

  /**
   * Reads corners as the store tells them.
   *
   * @param boundary {@code lon lat,lon lat,…}
   */
  static CellShape parse(String boundary) {
    List<Coordinate> corners = new ArrayList<>();
    for (String corner : boundary.split(",")) {
      int blank = corner.indexOf(' ');
      double lon = Double.parseDouble(corner.substring(0, blank));
      double lat = Double.parseDouble(corner.substring(blank + 1));
      double before = corners.isEmpty() ? lon : corners.get(corners.size() - 1).x;
      corners.add(new Coordinate(near(lon, before), lat));
    }
    Coordinate first = corners.get(0);
    if (near(first.x, corners.get(corners.size() - 1).x) != first.x) {
      return new CellShape(aroundPole(corners));
    }
    corners.add(first.copy());
    return new CellShape(corners);
  }

  /** The same longitude, less than half a turn from another. */
  static double near(double lon, double other) {
    return lon - TURN * Math.rint((lon - other) / TURN);
  }

  /** A cell that holds a pole has the whole edge of the map, at that pole. */
  private static List<Coordinate> aroundPole(List<Coordinate> corners) {
    List<Coordinate> byLon = new ArrayList<>();
    corners.forEach(corner -> byLon.add(new Coordinate(near(corner.x, 0), corner.y)));
    byLon.sort(Comparator.comparingDouble(corner -> corner.x));
    Coordinate west = byLon.get(0);
    Coordinate east = byLon.get(byLon.size() - 1);
    double share = (EDGE - east.x) / (west.x + TURN - east.x);
    double atEdge = east.y + share * (west.y - east.y);
    double pole = Math.copySign(POLE, west.y);
    byLon.add(0, new Coordinate(-EDGE, atEdge));
    byLon.add(new Coordinate(EDGE, atEdge));
    byLon.add(new Coordinate(EDGE, pole));
    byLon.add(new Coordinate(-EDGE, pole));
    byLon.add(byLon.get(0).copy());
    return byLon;
  }

  Polygon polygon() {
    return PLANE.createPolygon(ring.toArray(Coordinate[]::new));
  }

  /** Its parts on either side of the antimeridian, each within -180 and 180; most have one. */
  List<Polygon> cut() {
    Polygon whole = polygon();
    Envelope bounds = whole.getEnvelopeInternal();
    if (bounds.getMinX() >= -EDGE && bounds.getMaxX() <= EDGE) {
      return List.of(whole);
    }
    List<Polygon> parts = new ArrayList<>();
    for (double turn : new double[] {-TURN, 0, TURN}) {
      Geometry part =
          AffineTransformation.translationInstance(turn, 0)
              .transform(whole)
              .intersection(PLANE.toGeometry(new Envelope(-EDGE, EDGE, -POLE, POLE)));
      if (part instanceof Polygon polygon && !polygon.isEmpty()) {
        parts.add(polygon);
      }
    }
    return parts;
  }
}
