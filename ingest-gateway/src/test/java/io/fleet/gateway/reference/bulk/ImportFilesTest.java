package io.fleet.gateway.reference.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.reference.ReferenceKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files become, record by record. */
class ImportFilesTest {
  private static final String MARK = "\uFEFF";

  private static List<ImportLine> read(ImportFormat format, ReferenceKind kind, String file)
      throws UnreadableFileException {
    return read(format, kind, file.getBytes(StandardCharsets.UTF_8));
  }

  private static List<ImportLine> read(ImportFormat format, ReferenceKind kind, byte[] file)
      throws UnreadableFileException {
    LineSource source = format.open(file, kind);
    List<ImportLine> lines = new ArrayList<>();
    for (ImportLine line = source.next(); line != null; line = source.next()) {
      lines.add(line);
    }
    return lines;
  }

  private static List<ImportLine> csv(ReferenceKind kind, String file) throws Exception {
    return read(ImportFormat.CSV, kind, file);
  }

  private static void assertReads(ImportLine line, long number, String id, String body) {
    assertThat(line.fault()).isNull();
    assertThat(line.line()).isEqualTo(number);
    assertThat(line.id()).isEqualTo(id);
    assertThat(line.body()).hasToString(body);
  }

  @Test
  void columnsAreMembersAndEmptyCellsAreAbsent() throws Exception {
    List<ImportLine> lines =
        csv(
            ReferenceKind.VEHICLES,
            MARK
                + "id,valid_from,name,electrical_v,groups,calendar\r\n"
                + "van-1,2027-01-01T00:00:00Z,\"Van \"\"1\"\", the\nred one\",12,north|east,\r\n"
                + "\r\n"
                + "van-2,,,,,\"{\"\"zone\"\":\"\"UTC\"\",\"\"weekly\"\":[]}\"\r\n");

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).validFrom()).isEqualTo("2027-01-01T00:00:00Z");
    assertReads(
        lines.get(0),
        2,
        "van-1",
        "{\"name\":\"Van \\\"1\\\", the\\nred one\",\"electrical_v\":12,"
            + "\"groups\":[\"north\",\"east\"]}");
    assertThat(lines.get(1).validFrom()).isNull();
    assertThat(lines.get(1).body()).hasToString("{\"calendar\":{\"zone\":\"UTC\",\"weekly\":[]}}");
  }

  @Test
  void dottedColumnsReachIntoSections() throws Exception {
    List<ImportLine> lines =
        csv(
            ReferenceKind.RULES,
            "id,overspeed.limit_kmph,overspeed.tolerance_pct\nclass:van,null,7.5\nfleet,80,\n");

    assertReads(
        lines.get(0),
        2,
        "class:van",
        "{\"overspeed\":{\"limit_kmph\":null,\"tolerance_pct\":7.5}}");
    assertReads(lines.get(1), 3, "fleet", "{\"overspeed\":{\"limit_kmph\":80}}");
  }

  @Test
  void aSpreadsheetsSemicolonsPartColumns() throws Exception {
    assertReads(
        csv(ReferenceKind.VEHICLES, "id;name;tank_l\nvan-1;Wagen, rot;80\n").get(0),
        2,
        "van-1",
        "{\"name\":\"Wagen, rot\",\"tank_l\":80}");
  }

  @Test
  void aFenceMayBeAPointWithColumnsForIt() throws Exception {
    String point =
        "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[11.5,48.1]},\"radius_m\":50}";

    assertReads(
        csv(ReferenceKind.GEOFENCES, "id,lat,lon,radius_m\nf,48.1,11.5,50").get(0), 2, "f", point);
    assertReads(
        csv(ReferenceKind.GEOFENCES, "id,lon,lat,radius_m\nf,11.5,48.1,50").get(0), 2, "f", point);
  }

  @Test
  void aBadCellRefusesItsRecordOnly() throws Exception {
    List<ImportLine> lines =
        csv(
            ReferenceKind.GEOFENCES,
            "id,lat,lon,radius_m,idle_ok\n"
                + "a,\"48,1\",11.5,50,\nb,48.1,11.5,50,yes\nc,48.1\nd,48.1,11.5,50,true\n");

    assertThat(lines.get(0).fault().field()).isEqualTo("/lat");
    assertThat(lines.get(1).fault().field()).isEqualTo("/idle_ok");
    assertThat(lines.get(2).fault().detail()).isEqualTo("2 cells, 5 columns");
    assertThat(lines.get(3).fault()).isNull();
    assertThat(lines.get(3).line()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,\"never closed\nb,x\n", "a,\"half\"closed\nb,x\n"})
  void afterAHalfQuoteNothingIsRead(String records) throws Exception {
    List<ImportLine> lines = csv(ReferenceKind.VEHICLES, "id,name\nfirst,x\n" + records);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).fault()).isNull();
    assertThat(lines.get(1).line()).isEqualTo(3);
    assertThat(lines.get(1).fault().detail()).contains("the rest is not read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "name\nx\n",
        "id,id\na,b\n",
        "id,\na,b\n",
        "id,colour\na,red\n",
        "id,calendar,calendar.zone\n",
        "id,calendar.zone.x\n"
      })
  void aHeaderThatSaysNothingRefusesTheFile(String file) {
    assertThatThrownBy(() -> csv(ReferenceKind.VEHICLES, file))
        .isInstanceOf(UnreadableFileException.class);
  }

  @Test
  void otherEncodingsAreNotRead() throws Exception {
    byte[] latin = "id,name\nvan-1,M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf16 = "id,name\nvan-1,x\n".getBytes(StandardCharsets.UTF_16);

    assertThatThrownBy(() -> read(ImportFormat.CSV, ReferenceKind.VEHICLES, utf16))
        .isInstanceOf(UnreadableFileException.class);
    assertThat(faults(latin)).isGreaterThan(0);
  }

  private static long faults(byte[] latin) {
    try {
      return read(ImportFormat.CSV, ReferenceKind.VEHICLES, latin).stream()
          .filter(line -> line.fault() != null)
          .count();
    } catch (UnreadableFileException e) {
      return 1; // told in the header already, since the decoder reads ahead
    }
  }

  @Test
  void featuresAreBodiesWithAGeometry() throws Exception {
    List<ImportLine> lines =
        read(
            ImportFormat.GEOJSON,
            ReferenceKind.ROAD_LIMITS,
            "{\"name\":\"roads\",\"type\":\"FeatureCollection\",\"features\":["
                + "{\"type\":\"Feature\",\"id\":7,\"properties\":{\"maxspeed_kmph\":50},"
                + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}},"
                + "{\"type\":\"Feature\",\"properties\":{\"id\":\"b\"},\"geometry\":null},"
                + "{\"type\":\"Point\"},null]}");

    assertReads(
        lines.get(0),
        1,
        "7",
        "{\"maxspeed_kmph\":50,"
            + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}");
    assertReads(lines.get(1), 2, "b", "{}");
    assertThat(lines.get(2).fault().field()).isEqualTo("type");
    assertThat(lines.get(3).fault().detail()).contains("a JSON object expected");
  }

  @Test
  void aFeatureWithAMemberTwiceRefusesItselfOnly() throws Exception {
    List<ImportLine> lines =
        read(
            ImportFormat.GEOJSON,
            ReferenceKind.ROUTES,
            MARK
                + "{\"type\":\"FeatureCollection\",\"features\":[ "
                + "{\"type\":\"Feature\",\"id\":\"a\",\"id\":\"b\"} , 17, \"Ö\",\n"
                + "{\"type\":\"Feature\",\"id\":\"ö\"}]}");

    assertThat(lines).hasSize(4);
    assertThat(lines.get(0).fault().detail()).contains("twice");
    assertThat(lines.get(1).fault().detail()).contains("a JSON object expected");
    assertThat(lines.get(2).fault().detail()).contains("a JSON object expected");
    assertReads(lines.get(3), 4, "ö", "{}");
  }

  @Test
  void millionsOfEmptyCellsAreNotMade() throws Exception {
    String cells = ",".repeat(30_000_000);

    assertThat(csv(ReferenceKind.VEHICLES, "id,name\na,b\n" + cells)).hasSize(2);
    assertThatThrownBy(() -> csv(ReferenceKind.VEHICLES, "id" + cells))
        .isInstanceOf(UnreadableFileException.class);
  }

  @Test
  void recordsThatWouldFillTheMemoryAreNotRead() throws Exception {
    String huge = "{\"type\":\"Feature\",\"id\":\"a\",\"x\":[" + "{},".repeat(9_000_000) + "{}]}";

    assertThat(read(ImportFormat.NDJSON, ReferenceKind.ROUTES, huge))
        .singleElement()
        .satisfies(line -> assertThat(line.fault().detail()).contains("longer than"));
    assertThat(
            read(
                ImportFormat.GEOJSON,
                ReferenceKind.ROUTES,
                "{\"type\":\"FeatureCollection\",\"features\":[" + huge + "]}"))
        .singleElement()
        .satisfies(line -> assertThat(line.fault().detail()).contains("longer than"));
  }

  @Test
  void aCollectionThatBreaksOffSaysSo() throws Exception {
    List<ImportLine> lines =
        read(
            ImportFormat.GEOJSON,
            ReferenceKind.ROUTES,
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"a\"},{\"ty");

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1).fault().detail()).contains("the rest is not read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"type\":\"Feature\"}", "{\"features\":{}}", "{\"type\":\"Feat"})
  void whatIsNoCollectionIsNotRead(String file) {
    assertThatThrownBy(() -> read(ImportFormat.GEOJSON, ReferenceKind.ROUTES, file))
        .isInstanceOf(UnreadableFileException.class);
  }

  @Test
  void aBadLineRefusesItselfOnly() throws Exception {
    List<ImportLine> lines =
        read(
            ImportFormat.NDJSON,
            ReferenceKind.VEHICLES,
            MARK
                + "{\"id\":\"a\",\"body\":{}}\r\n\n"
                + "{\"id\":\"b\",\"body\":{\"x\":1,\"x\":2}}\n"
                + "[\n"
                + "{\"id\":\"c\",\"body\":{},\"colour\":1}\n"
                + "{\"id\":\"d\"}\n"
                + "{\"id\":\"e\",\"valid_from\":7,\"body\":{}}\n"
                + "{\"id\":\"f\",\"valid_from\":\"x\",\"body\":{}}");

    assertReads(lines.get(0), 1, "a", "{}");
    assertThat(lines.get(1).line()).isEqualTo(3);
    assertThat(lines.get(1).fault().detail()).contains("twice");
    assertThat(lines.get(2).fault().reason()).isEqualTo("malformed");
    assertThat(lines.get(3).fault().field()).isEqualTo("colour");
    assertThat(lines.get(4).fault().field()).isEqualTo("body");
    assertThat(lines.get(5).fault().field()).isEqualTo("valid_from");
    assertThat(lines.get(6).validFrom()).isEqualTo("x");
  }
}
