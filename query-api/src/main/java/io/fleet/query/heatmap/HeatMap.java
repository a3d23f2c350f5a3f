package io.fleet.query.heatmap;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * A heat map as GeoJSON (RFC 7946).
 *
 * @param type FeatureCollection
 * @param resolution of H3
 * @param features one a hexagon, the fullest first
 */
@Schema(description = "A heat map as GeoJSON: one feature a hexagon, the fullest first.")
public record HeatMap(
    @Schema(examples = "FeatureCollection") String type,
    @Schema(examples = "8") int resolution,
    List<Feature> features) {

  /**
   * A hexagon.
   *
   * @param type Feature
   * @param id its H3 index
   */
  @Schema(name = "HeatMapFeature")
  public record Feature(
      @Schema(examples = "Feature") String type,
      @Schema(examples = "88a8100c67fffff") String id,
      Shape geometry,
      Counts properties) {}

  /**
   * Where it lies.
   *
   * @param type Polygon, or MultiPolygon across the antimeridian
   * @param coordinates as RFC 7946 has them, outlines counterclockwise
   */
  @Schema(name = "HeatMapShape")
  public record Shape(
      @Schema(examples = "Polygon") String type,
      @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<?> coordinates) {}

  /**
   * What was counted.
   *
   * @param count fixes, events or episodes
   * @param vehicles how many vehicles these are of
   * @param durationS seconds; left out of what does not last
   */
  @Schema(name = "HeatMapCounts")
  public record Counts(long count, long vehicles, Double durationS) {}

  static HeatMap of(int resolution, List<HeatCell> cells) {
    return new HeatMap(
        "FeatureCollection", resolution, cells.stream().map(HeatMap::feature).toList());
  }

  private static Feature feature(HeatCell cell) {
    return new Feature(
        "Feature",
        cell.cell(),
        shape(cell.shape().cut()),
        new Counts(cell.count(), cell.vehicles(), cell.durationS()));
  }

  private static Shape shape(List<Polygon> parts) {
    return parts.size() == 1
        ? new Shape("Polygon", rings(parts.get(0)))
        : new Shape("MultiPolygon", parts.stream().map(HeatMap::rings).toList());
  }

  private static List<List<List<Double>>> rings(Polygon polygon) {
    Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
    if (!Orientation.isCCW(ring)) {
      ring = polygon.getExteriorRing().reverse().getCoordinates();
    }
    return List.of(Arrays.stream(ring).map(at -> List.of(rounded(at.x), rounded(at.y))).toList());
  }

  /** A tenth of a metre. */
  private static double rounded(double degrees) {
    return Math.round(degrees * 1e6) / 1e6;
  }
}
