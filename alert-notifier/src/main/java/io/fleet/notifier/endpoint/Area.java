package io.fleet.notifier.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** A part of the earth: a box, or a polygon without holes; its edge belongs to it. */
public final class Area {
  private static final int MAX_POINTS = 500;
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private final List<Double> box;
  private final List<List<Double>> polygon;
  private final IndexedPointInAreaLocator inside;

  private Area(List<Double> box, List<List<Double>> polygon, IndexedPointInAreaLocator inside) {
    this.box = box;
    this.polygon = polygon;
    this.inside = inside;
  }

  /**
   * A box.
   *
   * @param box west, south, east, north in degrees; from west to east it may cross 180°
   * @throws IllegalArgumentException if it is none
   */
  public static Area box(List<Double> box) {
    check(box.size() == 4, "bbox: west, south, east, north expected");
    checkPosition(box.subList(0, 2), "bbox");
    checkPosition(box.subList(2, 4), "bbox");
    check(box.get(1) <= box.get(3), "bbox: south must not be above north");
    return new Area(List.copyOf(box), null, null);
  }

  /**
   * A polygon.
   *
   * @param points 3 to 500 of longitude and latitude in degrees; the last need not repeat the first
   * @throws IllegalArgumentException if it is none, or crosses itself
   */
  public static Area polygon(List<List<Double>> points) {
    check(
        points.size() >= 3 && points.size() <= MAX_POINTS,
        "polygon: 3 to " + MAX_POINTS + " points expected");
    points.forEach(point -> check(point.size() == 2, "polygon: longitude and latitude expected"));
    points.forEach(point -> checkPosition(point, "polygon"));
    Polygon shape = shape(points);
    check(shape.isValid() && shape.getArea() > 0, "polygon: its edges must not cross");
    IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(shape);
    inside.locate(shape.getCoordinate()); // builds the index now: later many threads ask
    return new Area(null, points.stream().map(List::copyOf).toList(), inside);
  }

  private static Polygon shape(List<List<Double>> points) {
    List<Coordinate> ring = new ArrayList<>();
    points.forEach(point -> ring.add(new Coordinate(point.get(0), point.get(1))));
    if (!ring.get(0).equals2D(ring.get(ring.size() - 1))) {
      ring.add(ring.get(0).copy());
    }
    check(ring.size() >= 4, "polygon: 3 different points expected");
    return SHAPES.createPolygon(ring.toArray(Coordinate[]::new));
  }

  /** Whether the place, in 1e-6 degrees, lies in it. */
  public boolean contains(int latE6, int lonE6) {
    double lat = latE6 / 1e6;
    double lon = lonE6 / 1e6;
    if (box == null) {
      return inside.locate(new Coordinate(lon, lat)) != Location.EXTERIOR;
    }
    double west = box.get(0);
    double east = box.get(2);
    boolean between = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
    return between && lat >= box.get(1) && lat <= box.get(3);
  }

  /** West, south, east, north; null of a polygon. */
  public List<Double> box() {
    return box;
  }

  /** Its points; null of a box. */
  public List<List<Double>> polygon() {
    return polygon;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Area area
        && java.util.Objects.equals(box, area.box)
        && java.util.Objects.equals(polygon, area.polygon);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(box, polygon);
  }

  private static void checkPosition(List<Double> lonLat, String member) {
    boolean onEarth = Math.abs(lonLat.get(0)) <= 180 && Math.abs(lonLat.get(1)) <= 90;
    check(onEarth, member + ": longitude -180 to 180 and latitude -90 to 90 expected");
  }

  private static void check(boolean met, String problem) {
    if (!met) {
      throw new IllegalArgumentException("filters.area." + problem);
    }
  }
}
