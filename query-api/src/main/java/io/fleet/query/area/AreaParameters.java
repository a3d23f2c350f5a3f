package io.fleet.query.area;

import io.fleet.query.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that name an area, as they came. */
public class AreaParameters {
  @RestQuery
  @Parameter(
      description =
          "Only in this box: west,south,east,north in degrees; across the antimeridian west is"
              + " greater than east.",
      example = "11.2,48.0,11.9,48.3")
  String bbox;

  @RestQuery
  @Parameter(
      description =
          "Only in this polygon: a GeoJSON Polygon without holes, or `lon lat,lon lat,…`; closed,"
              + " without crossing itself, at most 200 corners. Across the antimeridian longitudes"
              + " run on beyond 180.",
      example = "11.2 48.0,11.9 48.0,11.5 48.3,11.2 48.0")
  String polygon;

  /**
   * The area that is asked for.
   *
   * @throws ProblemException if it makes no sense, or two are named
   */
  public Area area() {
    boolean boxed = bbox != null && !bbox.isEmpty();
    if (polygon == null || polygon.isEmpty()) {
      return boxed ? BoxText.parse(bbox) : Area.EVERYWHERE;
    }
    if (boxed) {
      throw ProblemException.parameter("polygon", "not together with bbox");
    }
    return PolygonText.parse(polygon);
  }
}
