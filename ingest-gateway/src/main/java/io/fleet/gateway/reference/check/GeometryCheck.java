package io.fleet.gateway.reference.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Whether a GeoJSON geometry is a shape: rings closed, nothing crossing itself, holes inside. Its
 * form has been held against the schema before.
 */
final class GeometryCheck {
  static final int MAX_POSITIONS = 10_000;
  static final String PLACE = "/geometry/coordinates";
  private static final double HALF_TURN = 180;

  private GeometryCheck() {}

  static void check(JsonNode geometry, Findings found) {
    JsonNode coordinates = geometry.get("coordinates");
    String type = geometry.get("type").textValue();
    int positions = positions(coordinates);
    if (positions > MAX_POSITIONS) {
      String detail = "%d positions; at most %d".formatted(positions, MAX_POSITIONS);
      found.error(PLACE, FieldNote.LENGTH, detail);
      return;
    }
    if (type.endsWith("Polygon")) {
      checkClosed(coordinates, PLACE, found);
    }
    if (found.isClean() && !type.equals("Point")) {
      checkShape(GeoJsonShapes.read(type, coordinates), found);
      noteAntimeridian(coordinates, PLACE, found);
    }
  }

  private static boolean isPosition(JsonNode array) {
    return array.get(0).isNumber();
  }

  private static int positions(JsonNode array) {
    if (isPosition(array)) {
      return 1;
    }
    int sum = 0;
    for (JsonNode inner : array) {
      sum += positions(inner);
    }
    return sum;
  }

  private static void checkClosed(JsonNode array, String place, Findings found) {
    if (isPosition(array.get(0))) {
      JsonNode last = array.get(array.size() - 1);
      if (!GeoJsonShapes.coordinate(array.get(0)).equals2D(GeoJsonShapes.coordinate(last))) {
        String field = place + '/' + (array.size() - 1);
        found.error(field, FieldNote.GEOMETRY, "the ring is not closed: last as first expected");
      }
      return;
    }
    for (int i = 0; i < array.size(); i++) {
      checkClosed(array.get(i), place + '/' + i, found);
    }
  }

  private static void checkShape(Geometry shape, Findings found) {
    TopologyValidationError error = new IsValidOp(shape).getValidationError();
    if (error != null) {
      Coordinate at = error.getCoordinate();
      String detail =
          at == null
              ? error.getMessage()
              : String.format(Locale.ROOT, "%s at %.6f, %.6f", error.getMessage(), at.x, at.y);
      found.error(PLACE, FieldNote.GEOMETRY, detail);
    }
  }

  private static void noteAntimeridian(JsonNode array, String place, Findings found) {
    if (!isPosition(array.get(0))) {
      for (int i = 0; i < array.size(); i++) {
        noteAntimeridian(array.get(i), place + '/' + i, found);
      }
      return;
    }
    for (int i = 1; i < array.size(); i++) {
      double span = array.get(i).get(0).doubleValue() - array.get(i - 1).get(0).doubleValue();
      if (Math.abs(span) > HALF_TURN) {
        String detail =
            "goes the long way round the earth; cut it at 180 degrees (RFC 7946, 3.1.9)";
        found.warning(place + '/' + i, "antimeridian", detail);
      }
    }
  }
}
