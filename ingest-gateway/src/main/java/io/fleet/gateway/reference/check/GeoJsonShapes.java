package io.fleet.gateway.reference.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** GeoJSON coordinates as JTS geometries; x is the longitude, altitudes are left out. */
final class GeoJsonShapes {
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private GeoJsonShapes() {}

  /** The geometry; its form must be right and its rings closed. */
  static Geometry read(String type, JsonNode coordinates) {
    return switch (type) {
      case "LineString" -> line(coordinates);
      case "MultiLineString" ->
          SHAPES.createMultiLineString(all(coordinates, GeoJsonShapes::line, LineString[]::new));
      case "Polygon" -> polygon(coordinates);
      case "MultiPolygon" ->
          SHAPES.createMultiPolygon(all(coordinates, GeoJsonShapes::polygon, Polygon[]::new));
      default -> SHAPES.createPoint(coordinate(coordinates));
    };
  }

  static Coordinate coordinate(JsonNode position) {
    return new Coordinate(position.get(0).doubleValue(), position.get(1).doubleValue());
  }

  private static LineString line(JsonNode positions) {
    return SHAPES.createLineString(all(positions, GeoJsonShapes::coordinate, Coordinate[]::new));
  }

  private static LinearRing ring(JsonNode positions) {
    return SHAPES.createLinearRing(all(positions, GeoJsonShapes::coordinate, Coordinate[]::new));
  }

  private static Polygon polygon(JsonNode rings) {
    LinearRing[] all = all(rings, GeoJsonShapes::ring, LinearRing[]::new);
    LinearRing[] holes = new LinearRing[all.length - 1];
    System.arraycopy(all, 1, holes, 0, holes.length);
    return SHAPES.createPolygon(all[0], holes);
  }

  private static <T> T[] all(JsonNode array, Function<JsonNode, T> each, IntFunction<T[]> made) {
    T[] parts = made.apply(array.size());
    for (int i = 0; i < parts.length; i++) {
      parts[i] = each.apply(array.get(i));
    }
    return parts;
  }
}
