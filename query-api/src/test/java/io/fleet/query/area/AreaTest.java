package io.fleet.query.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.query.problem.ProblemException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0,1 0,1 1                     | three corners
          0 0,1 0,1 1,0 1                 | closed
          0 0,1 1,1 0,0 1,0 0             | cross or touch
          0 0,1 0,1 1,0 1,0 0,2 2,0 0     | cross or touch
          0 0,2 0,1 0,0 0                 | cross or touch
          0 0,0 0,0 0,0 0                 | cross or touch
          0 0,181 0,181 1,0 0             | 180 degrees
          0 0,1 0,1 91,0 0                | latitudes
          0 0,361 0,1 1,0 0               | longitudes
          0 0,1e1 0,1 1,0 0               | degrees
          0 0 0,1 0,1 1,0 0               | lon lat
          NaN 0,1 0,1 1,NaN 0             | degrees
          {"type":"Point"}                | GeoJSON Polygon
          {"type":"Polygon","coordinates":[] | GeoJSON Polygon
          {"type":"Polygon","coordinates":[]} | one ring
          {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[0,0],[1,0],[1,1],[0,0]]]} | one ring
          {"type":"Polygon","coordinates":[[[0,0],[1,"0"],[1,1],[0,0]]]} | positions
          {"type":"Polygon","coordinates":[[[0,0],[1e300,0],[1,1],[0,0]]]} | longitudes
          """)
  void whatBoundsNothingIsRefusedWithTheReason(String polygon, String reason) {
    assertThatThrownBy(() -> PolygonText.parse(polygon))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("polygon: ")
        .hasMessageContaining(reason);
  }

  @Test
  void twoHundredCornersAreTakenAndOneMoreIsNot() {
    assertThat(PolygonText.parse(circle(200)).ring()).hasSize(201);
    assertThatThrownBy(() -> PolygonText.parse(circle(201)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("200 corners");
  }

  @Test
  void geoJsonAndCornersSayTheSame() {
    Area corners = PolygonText.parse(" 0 0, 1.5 0 ,1 1,0 0 ");
    Area json =
        PolygonText.parse("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1.5,0],[1,1],[0,0]]]}");
    assertThat(corners).isEqualTo(json);
    assertThat(corners.fingerprint()).isEqualTo(json.fingerprint()).hasSize(32);
    assertThat(corners.east()).isEqualTo(1.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,2,3        | west,south,east,north
          1,2,3,4,5    | west,south,east,north
          1,2,x,4      | degrees
          -181,0,0,1   | longitudes
          0,0,181,1    | longitudes
          0,-91,1,0    | latitudes
          0,2,1,1      | south
          """)
  void whatIsNoBoxIsRefusedWithTheReason(String box, String reason) {
    assertThatThrownBy(() -> BoxText.parse(box))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("bbox: ")
        .hasMessageContaining(reason);
  }

  @Test
  void aBoxWhoseWestIsGreaterCrossesTheAntimeridian() {
    Area pacific = BoxText.parse("170,-20,-160,10");
    assertThat(pacific.east()).isEqualTo(200);
    assertThat(pacific.width()).isEqualTo(30);
  }

  private static String circle(int corners) {
    return IntStream.rangeClosed(0, corners)
        .map(i -> i % corners)
        .mapToObj(
            i ->
                "%.6f %.6f"
                    .formatted(
                        Math.cos(2 * Math.PI * i / corners), Math.sin(2 * Math.PI * i / corners)))
        .collect(Collectors.joining(","));
  }
}
