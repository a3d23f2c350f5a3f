package io.fleet.query.heatmap;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.JtsAdapter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtEncoder;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.UserDataKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerParams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Cells as a Mapbox Vector Tile 2.1: one layer, {@code cells}, a polygon a cell, with {@code cell},
 * {@code count}, {@code vehicles} and, of what lasts, {@code duration_s}.
 */
final class VectorTile {
  /** The media type. */
  static final String MEDIA_TYPE = "application/vnd.mapbox-vector-tile";

  private static final String LAYER = "cells";
  private static final MvtLayerParams PARAMS = new MvtLayerParams(4096);

  private VectorTile() {}

  /** The bytes of a tile; none if nothing is in it. */
  static byte[] of(Tile tile, List<HeatCell> cells) {
    List<Geometry> shapes = new ArrayList<>();
    for (HeatCell cell : cells) {
      Geometry shape =
          JtsAdapter.createTileGeom(
              onMap(cell.shape(), tile),
              tile.bounds(),
              tile.withBuffer(),
              CellShape.PLANE,
              PARAMS,
              Polygon.class::isInstance);
      if (shape instanceof Polygon && !shape.isEmpty()) {
        shape.setUserData(attributes(cell));
        shapes.add(shape);
      }
    }
    if (shapes.isEmpty()) {
      return new byte[0];
    }
    JtsLayer layer = new JtsLayer(LAYER, shapes, PARAMS.getExtent());
    return MvtEncoder.encode(new JtsMvt(layer), PARAMS, new UserDataKeyValueMapConverter());
  }

  /** On that side of the antimeridian on which the tile is. */
  private static Polygon onMap(CellShape cell, Tile tile) {
    double lon = cell.polygon().getEnvelopeInternal().centre().x;
    double turn = CellShape.near(lon, tile.middleLon()) - lon;
    return CellShape.PLANE.createPolygon(
        cell.ring().stream()
            .map(corner -> Tile.project(new Coordinate(corner.x + turn, corner.y)))
            .toArray(Coordinate[]::new));
  }

  private static Map<String, Object> attributes(HeatCell cell) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("cell", cell.cell());
    attributes.put("count", cell.count());
    attributes.put("vehicles", cell.vehicles());
    if (cell.durationS() != null) {
      attributes.put("duration_s", cell.durationS());
    }
    return attributes;
  }
}
