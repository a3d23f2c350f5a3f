package io.fleet.query.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenetics.jpx.GPX;
import io.jenetics.jpx.TrackSegment;
import io.jenetics.jpx.WayPoint;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as other programs read them. */
class LineFormsTest {
  private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
  private static final Subject VAN = new Subject("van-17", null);

  /** Two fixes, a gap, and a lone one. */
  private static final Line LINE =
      new Line(
          List.of(
              new Vertex(fix(0, 48.1, 11.5), true),
              new Vertex(fix(10, 48.1001, 11.500012), false),
              new Vertex(fix(2_000, -0.000001, 180), true)));

  @Test
  void gpxIsReadByAStrictReader() throws IOException {
    // when
    String written = written(out -> new GpxTrack().write(VAN, LINE, out));
    GPX gpx =
        GPX.Reader.of(GPX.Version.V11, GPX.Reader.Mode.STRICT)
            .read(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));

    // then
    assertThat(gpx.getTracks()).hasSize(1);
    assertThat(gpx.getTracks().get(0).getName()).contains("van-17");
    List<TrackSegment> segments = gpx.getTracks().get(0).getSegments();
    assertThat(segments).extracting(segment -> segment.getPoints().size()).containsExactly(2, 1);
    WayPoint second = segments.get(0).getPoints().get(1);
    assertThat(second.getLongitude().doubleValue()).isEqualTo(11.500012);
    assertThat(second.getTime()).contains(START.plusSeconds(10));
    assertThat(second.getElevation())
        .hasValueSatisfying(e -> assertThat(e.doubleValue()).isEqualTo(519.5));
    assertThat(written)
        .contains("<gpxtpx:speed>10.0</gpxtpx:speed>", "lat=\"-0.0000010\" lon=\"-180.0\"");
  }

  @Test
  void namesCannotBreakOutOfXml() throws IOException {
    Subject odd = new Subject("van", "</name><trkseg>&\u0001");
    String written = written(out -> new GpxTrack().write(odd, LINE, out));
    assertThat(written).contains("<name>&lt;/name&gt;&lt;trkseg&gt;&amp;?</name>");
  }

  @Test
  void geoJsonHasAFeatureForEachSegmentAndATimeForEachPosition() throws IOException {
    // when
    JsonNode features =
        new ObjectMapper()
            .readTree(written(out -> new GeoJsonTrack(new ObjectMapper()).write(VAN, LINE, out)))
            .get("features");

    // then
    assertThat(features.at("/0/geometry").toString())
        .isEqualTo("{\"type\":\"LineString\",\"coordinates\":[[11.5,48.1],[11.500012,48.1001]]}");
    assertThat(features.at("/0/properties").toString())
        .isEqualTo(
            "{\"vehicle_id\":\"van-17\",\"segment\":0,\"started_at\":\"2026-01-31T08:00:00.000Z\","
                + "\"ended_at\":\"2026-01-31T08:00:10.000Z\",\"times\":"
                + "[\"2026-01-31T08:00:00.000Z\",\"2026-01-31T08:00:10.000Z\"]}");
    assertThat(features.at("/1/geometry/type").asText()).isEqualTo("Point");
    assertThat(features.at("/1/properties/times").isTextual()).isTrue();
    assertThat(features).hasSize(2);
  }

  @Test
  void aLineIsCutAtTheAntimeridian() throws IOException {
    for (int east : new int[] {1, -1}) {
      // given
      Line across =
          new Line(
              List.of(
                  new Vertex(fix(0, 10, east * 179.9), true),
                  new Vertex(fix(40, 14, east * -179.7), false)));

      // when
      JsonNode feature =
          new ObjectMapper()
              .readTree(
                  written(out -> new GeoJsonTrack(new ObjectMapper()).write(VAN, across, out)))
              .at("/features/0");

      // then
      assertThat(feature.at("/geometry").toString())
          .isEqualTo(
              "{\"type\":\"MultiLineString\",\"coordinates\":[[[%1$s179.9,10.0],[%1$s180.0,11.0]],[[%2$s180.0,11.0],[%2$s179.7,14.0]]]}"
                  .formatted(east > 0 ? "" : "-", east > 0 ? "-" : ""));
      assertThat(feature.at("/properties/times/1/0").asText())
          .isEqualTo("2026-01-31T08:00:10.000Z");
    }
  }

  @Test
  void csvKeepsTextsInTheirCells() throws IOException {
    // given
    TrackFix odd = new TrackFix(START, 1, 2, null, null, null, null, true, "=1+1,\"a\"\r\nb");

    // when
    String written =
        written(out -> new CsvTrack().write(new Line(List.of(new Vertex(odd, true))), out));

    // then
    assertThat(written)
        .isEqualTo(
            "segment,ts,lat,lon,speed_kmph,heading,altitude_m,speed_limit_kmph,ignition,driver_id\r\n"
                + "0,2026-01-31T08:00:00.000Z,1.0,2.0,,,,,true,\"'=1+1,\"\"a\"\"\r\nb\"\r\n");
  }

  private static String written(StreamingOutput body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static TrackFix fix(int second, double lat, double lon) {
    return new TrackFix(
        START.plusSeconds(second), lat, lon, 36.0, 90.5, 519.5, null, true, "drv-4");
  }
}
