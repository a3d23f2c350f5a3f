package io.fleet.events.reference;

import java.util.List;

/**
 * A GeoJSON geometry (RFC 7946) as it was told; nothing says that it is a shape.
 *
 * @param type {@code Point}, {@code LineString}, {@code Polygon}, {@code MultiPolygon} …
 * @param parts polygons with their rings, the outer one first; of anything else one part with one
 *     line each. A line is longitude and latitude in turn, degrees; altitudes are left out
 * @param positions how many positions there are
 */
public record Geometry(String type, List<List<double[]>> parts, int positions) {

  /** Keeps its own copy of the list of parts. */
  public Geometry {
    parts = List.copyOf(parts);
  }
}
