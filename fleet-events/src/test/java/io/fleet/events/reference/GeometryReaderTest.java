package io.fleet.events.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // type, coordinates | parts, lines of each, positions
        "Point|[1, 2, 300]|1|1|1",
        "LineString|[[1, 2], [3, 4], [5, 6, 7]]|1|1|3",
        "Polygon|[[[1, 2], [3, 4], [5, 6], [1, 2]], [[2, 2], [3, 3], [2, 3], [2, 2]]]|1|2|8",
        "MultiPolygon|[[[[1, 2], [3, 4], [1, 2]]], [[[5, 6], [7, 8], [5, 6]]]]|2|1|6"
      })
  void partsAndLinesAreThoseTold(
      String type, String coordinates, int parts, int lines, int positions) throws Exception {
    // when
    Geometry geometry =
        GeometryReader.read(
            "{\"name\": \"x\", \"geometry\": {\"coordinates\": "
                + coordinates
                + ", \"type\": \""
                + type
                + "\"}}");

    // then
    assertThat(geometry.type()).isEqualTo(type);
    assertThat(geometry.parts()).hasSize(parts).allMatch(part -> part.size() == lines);
    assertThat(geometry.positions()).isEqualTo(positions);
    assertThat(geometry.parts().stream().flatMap(List::stream).mapToInt(line -> line.length).sum())
        .isEqualTo(2 * positions);
    assertThat(geometry.parts().get(0).get(0)).startsWith(1, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"geometry\": {}}",
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": []}}",
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [1]}}",
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [1, [2, 3]]}}",
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [\"1\", \"2\"]}}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[1, 2], [[3, 4]]]}}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[[[1, 2]]]]]}}",
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [1, 2",
        "[]"
      })
  void whatIsNoGeometryIsRefused(String body) {
    assertThatThrownBy(() -> GeometryReader.read(body))
        .isInstanceOf(Refusal.RefusedException.class);
  }

  @Test
  void aBodyMayHaveNone() throws Exception {
    assertThat(GeometryReader.read("{\"radius_m\": 5, \"other\": {\"geometry\": 1}}")).isNull();
  }
}
