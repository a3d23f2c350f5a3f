package io.fleet.query.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.fleet.query.problem.ProblemException;
import io.github.sebasbaumh.mapbox.vectortile.VectorTile.Tile.Layer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class VectorTileTest {
  /**
   * A cell of resolution 9 in Moscow, and one of resolution 5 on the antimeridian, as H3 has them.
   */
  private static final String MOSCOW =
      "37.791702 55.712656,37.794088 55.711596,37.796852 55.712352,37.797229 55.714169,37.794842"
          + " 55.715229,37.792078 55.714472";

  private static final String PACIFIC =
      "179.93117 0.101784,179.916529 0.025344,179.971184 -0.035409,-179.959431 -0.019774,"
          + "-179.944714 0.056719,-179.999457 0.117525";
  private static final String POLE =
      "20.229380 89.900796,85.085529 89.941929,-172.280549 89.937684,-112.334904"
          + " 89.893928,-68.541640 89.869343,-25.830927 89.872828";

  @Test
  void aTileIsReadAsItsSpecificationSays() throws IOException {
    // given: the tile of zoom 13 that holds the cell
    Tile tile = Tile.parse("13", "4956", "2562");

    // when
    byte[] bytes = VectorTile.of(tile, List.of(cell(MOSCOW, 7, 12.5)));

    // then
    Layer layer =
        io.github.sebasbaumh.mapbox.vectortile.VectorTile.Tile.parseFrom(bytes).getLayers(0);
    assertThat(layer.getVersion()).isEqualTo(2);
    assertThat(layer.getExtent()).isEqualTo(4096);
    Geometry shape = read(bytes).get(0);
    assertThat(shape.isValid()).isTrue();
    assertThat(shape.getNumPoints()).isGreaterThanOrEqualTo(7);
    assertThat(shape.getUserData())
        .isEqualTo(Map.of("cell", "x", "count", 7L, "vehicles", 2L, "duration_s", 12.5));
    // by the formula of OpenStreetMap's tile numbers, of 37.797229 E, 55.715229 N, 55.711596 N; in
    // the west the buffer ends
    Envelope bounds = shape.getEnvelopeInternal();
    assertThat(bounds.getMinX()).isEqualTo(-64);
    assertThat(bounds.getMaxX()).isCloseTo(397, offset(1.0));
    assertThat(bounds.getMinY()).isCloseTo(1966, offset(1.0));
    assertThat(bounds.getMaxY()).isCloseTo(2567, offset(1.0));
  }

  @Test
  void whatIsOutsideIsNotInATile() {
    assertThat(VectorTile.of(Tile.parse("13", "1", "1"), List.of(cell(MOSCOW, 7, null)))).isEmpty();
  }

  @Test
  void aCellOnTheAntimeridianIsInTheTilesOfBothSides() throws IOException {
    for (String x : new String[] {"0", "511"}) {
      Geometry shape =
          read(VectorTile.of(Tile.parse("9", x, "255"), List.of(cell(PACIFIC, 1, null)))).get(0);
      assertThat(shape.isValid()).isTrue();
      assertThat(shape.getEnvelopeInternal().getWidth()).isLessThan(1_000);
    }
  }

  @Test
  void aCellOnTheAntimeridianIsCutAndEachPartKeepsToItsSide() {
    List<Polygon> parts = CellShape.parse(PACIFIC).cut();
    assertThat(parts).hasSize(2);
    assertThat(parts.stream().mapToDouble(Geometry::getArea).sum())
        .isCloseTo(CellShape.parse(PACIFIC).polygon().getArea(), offset(1e-9));
    assertThat(parts.get(0).getEnvelopeInternal().getMinX()).isEqualTo(-180);
    assertThat(parts.get(1).getEnvelopeInternal().getMaxX()).isEqualTo(180);
    assertThat(HeatMap.of(5, List.of(cell(PACIFIC, 1, null))).features().get(0).geometry().type())
        .isEqualTo("MultiPolygon");
  }

  @Test
  void theCellOfThePoleReachesAroundIt() {
    Polygon cap = CellShape.parse(POLE).polygon();
    assertThat(cap.isValid()).isTrue();
    assertThat(cap.getEnvelopeInternal().toString())
        .isEqualTo(new Envelope(-180, 180, 89.869343, 90).toString());
  }

  @Test
  void tilesThatAreNoneAreNotFound() {
    for (String[] tile :
        new String[][] {
          {"21", "0", "0"},
          {"1", "2", "0"},
          {"1", "0", "2"},
          {"0", "0", "1"},
          {"-1", "0", "0"},
          {"01", "0", "0"},
          {"x", "0", "0"},
          {"99999999", "0", "0"}
        }) {
      assertThatThrownBy(() -> Tile.parse(tile[0], tile[1], tile[2]))
          .isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void cellsGrowFinerWithTheZoom() {
    assertThat(Resolutions.ofZoom(0)).isZero();
    assertThat(Resolutions.ofZoom(10)).isEqualTo(7);
    assertThat(Resolutions.ofZoom(13)).isEqualTo(9);
    assertThat(Resolutions.ofZoom(20)).isEqualTo(9);
  }

  private static List<Geometry> read(byte[] tile) throws IOException {
    JtsLayer layer =
        MvtReader.loadMvt(
                new ByteArrayInputStream(tile),
                CellShape.PLANE,
                new TagKeyValueMapConverter(),
                MvtReader.RING_CLASSIFIER_V2_1)
            .getLayer("cells");
    return List.copyOf(layer.getGeometries());
  }

  private static HeatCell cell(String boundary, long count, Double durationS) {
    return new HeatCell("x", count, 2, durationS, CellShape.parse(boundary));
  }
}
