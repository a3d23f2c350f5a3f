package io.fleet.query.area;

import io.fleet.query.area.Area.Vertex;
import io.fleet.query.problem.ProblemException;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Which rings bound an area: in the plane of longitude and latitude, as maps draw them. */
final class Rings {
  private static final int MOST_CORNERS = 200;
  private static final int FEWEST_POSITIONS = 4;
  private static final double FARTHEST_LON = 360;
  private static final double HALF_TURN = 180;
  private static final GeometryFactory PLANE = new GeometryFactory();

  private Rings() {}

  /** The area within. */
  static Area checked(List<Vertex> ring) {
    if (ring.size() < FEWEST_POSITIONS) {
      throw refused("three corners or more, and the first once more at the end, expected");
    }
    if (ring.size() > MOST_CORNERS + 1) {
      throw refused("at most " + MOST_CORNERS + " corners expected");
    }
    if (!ring.get(0).equals(ring.get(ring.size() - 1))) {
      throw refused("closed expected: the first corner once more at the end");
    }
    for (Vertex vertex : ring) {
      Degrees.requireLongitude(PolygonText.NAME, vertex.lon(), FARTHEST_LON);
      Degrees.requireLatitude(PolygonText.NAME, vertex.lat());
    }
    for (int i = 1; i < ring.size(); i++) {
      if (Math.abs(ring.get(i).lon() - ring.get(i - 1).lon()) > HALF_TURN) {
        throw refused("edges of at most 180 degrees of longitude expected");
      }
    }
    requireSimple(ring);
    Area area = Area.polygon(ring);
    if (area.width() > FARTHEST_LON) {
      throw refused("at most once around the earth expected");
    }
    return area;
  }

  private static void requireSimple(List<Vertex> ring) {
    Coordinate[] corners =
        ring.stream().map(v -> new Coordinate(v.lon(), v.lat())).toArray(Coordinate[]::new);
    TopologyValidationError error =
        new IsValidOp(PLANE.createPolygon(corners)).getValidationError();
    if (error != null) {
      Coordinate at = error.getCoordinate();
      throw refused(
          "an outline that does not cross or touch itself expected, not as at %s %s"
              .formatted(at.getX(), at.getY()));
    }
  }

  private static ProblemException refused(String expectation) {
    return ProblemException.parameter(PolygonText.NAME, expectation);
  }
}
