package io.fleet.stream.timeline.reference.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.Refusal;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.stream.rule.geofence.Fence;
import io.fleet.stream.rule.motion.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FenceBookTest {
  private static final String POLYGON =
      "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [%s]}}";
  private static final String CIRCLE =
      "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [%s]}, \"radius_m\": %s}";
  private static final String BESIDE_THE_LINE =
      "{\"geometry\": {\"type\": \"LineString\", \"coordinates\": [%s]}, \"radius_m\": %s}";

  private final LongAdder passedOver = new LongAdder();
  private final FenceBook book = new FenceBook(passedOver);
  private long number;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [11, 48]}, \"radius_m\": 50}",
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [179.9999, -17]}, \"radius_m\":"
            + " 80000}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[11, 48], [11.02, 48.001],"
            + " [11.019, 48.02], [11.01, 48.005], [11, 48]], [[11.012, 48.004], [11.016, 48.004],"
            + " [11.016, 48.008], [11.012, 48.004]]]}}",
        "{\"geometry\": {\"type\": \"MultiPolygon\", \"coordinates\": [[[[179.9, 70], [180, 70],"
            + " [180, 70.1], [179.9, 70.1], [179.9, 70]]], [[[-180, 70], [-179.9, 70], [-179.9,"
            + " 70.1], [-180, 70.1], [-180, 70]]]]}}",
        "{\"geometry\": {\"type\": \"LineString\", \"coordinates\": [[11, 48], [11.5, 48.3], [12.4,"
            + " 48.1]]}, \"radius_m\": 100}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[5, 46], [15, 46], [15, 55], [5,"
            + " 55], [5, 46]]]}}"
      })
  void noPlaceLiesOtherwiseThanItsCellSays(String body) throws Exception {
    // given
    put("a", 0, body);
    FenceVersion fence = (FenceVersion) book.at("a", 0);
    Extent extent = fence.extent();
    Random random = new Random(7);

    for (int i = 0; i < 2_000; i++) {
      // when
      double y = random.nextDouble() * 1.4 - 0.2;
      double x = random.nextDouble() * 1.4 - 0.2;
      int lat = (int) (extent.southE6() + y * (extent.northE6() - extent.southE6()));
      int lon = (int) (extent.middleLonE6() + (2 * x - 1) * extent.halfLonE6());
      lon = Extent.fromMiddle(lon, 0);
      double depthM = fence.depthM(lat, lon);

      // then
      assertThat(depthM).isBetween(fence.atLeastM(lat, lon) - 1e-6, fence.atMostM(lat, lon) + 1e-6);
      assertThat(near(lat, lon).contains("a") || depthM < -FenceVersion.RIM_M + 1).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // metres east of the middle, and how deep inside a circle of 100 m over the antimeridian
    "0, 100",
    "60, 40",
    "-60, 40",
    "150, -50",
    "-150, -50"
  })
  void aCircleGoesOnOverTheAntimeridian(double eastM, double depthM) throws Exception {
    put("a", 0, CIRCLE.formatted("180, 0", 100));
    int lon = Extent.fromMiddle(180_000_000 + (int) (eastM / Extent.METRES_PER_E6), 0);

    assertThat(near(0, lon)).containsExactlyElementsOf(depthM > -60 ? List.of("a") : List.of());
    assertThat(book.at("a", 0).depthM(0, lon)).isCloseTo(depthM, within(0.2));
  }

  @Test
  void piecesCutAtTheAntimeridianHaveNoEdgeThere() throws Exception {
    put(
        "a",
        0,
        "{\"geometry\": {\"type\": \"MultiPolygon\", \"coordinates\": [[[[179.9, 0], [180, 0],"
            + " [180, 0.1], [179.9, 0.1], [179.9, 0]]], [[[-180, 0], [-179.9, 0], [-179.9, 0.1],"
            + " [-180, 0.1], [-180, 0]]]]}}");

    assertThat(book.at("a", 0).depthM(50_000, 180_000_000)).isCloseTo(5_560, within(10.0));
    assertThat(book.at("a", 0).depthM(50_000, -179_999_000)).isCloseTo(5_560, within(10.0));
  }

  @Test
  void aHoleIsOutside() throws Exception {
    put(
        "a",
        0,
        POLYGON.formatted(
            "[[0, 0], [0.1, 0], [0.1, 0.1], [0, 0.1], [0, 0]], [[0.04, 0.04], [0.06, 0.04], [0.06,"
                + " 0.06], [0.04, 0.06], [0.04, 0.04]]"));

    assertThat(book.at("a", 0).depthM(50_000, 50_000)).isCloseTo(-1_112, within(2.0));
    assertThat(book.at("a", 0).depthM(20_000, 50_000)).isCloseTo(2_224, within(3.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": []}}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[]]}}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 1], [0, 0]]]}}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 0], [1, 1], [0,"
            + " 1]]]}}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[1, 1], [1, 1], [1, 1], [1,"
            + " 1]]]}}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [2, 2], [2, 0], [0, 2],"
            + " [0, 0]]]}}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [2, 2], 3]]}}",
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0], [2], [3], [0]]]}}",
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [11, 48]}}",
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [11, 98]}, \"radius_m\": 50}",
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [11, 48]}, \"radius_m\": 1e9}",
        "{\"geometry\": {\"type\": \"LineString\", \"coordinates\": [[11, 48]]}, \"radius_m\": 50}"
      })
  void whatIsNoShapeIsNowhere(String body) throws Exception {
    // given one that was a shape before
    put("a", 0, CIRCLE.formatted("0.5, 0.5", 100_000));

    // when
    put("a", 10, body);

    // then
    assertThat(book.at("a", 9)).isNotNull();
    assertThat(book.at("a", 10)).isNull();
    assertThat(passedOver.sum()).isEqualTo(1);
  }

  @Test
  void aFenceOfAHundredThousandPositionsIsNowhere() throws Exception {
    assertThat(put("a", 0, POLYGON.formatted('[' + star(100_000) + ']'))).isTrue();
    assertThat(put("b", 0, POLYGON.formatted('[' + star(9_999) + ']'))).isTrue();

    assertThat(book.at("a", 0)).isNull();
    assertThat(book.at("b", 0).atLeastM(48_000_000, 11_000_000)).isPositive();
    assertThat(passedOver.sum()).isEqualTo(1);
  }

  @Test
  void versionsHoldFromTheirOwnMomentOnAndAreReplacedByNewerOnes() throws Exception {
    // given
    put("a", 100, CIRCLE.formatted("11, 48", 50));
    put("a", 200, CIRCLE.formatted("11, 48", 5_000));
    book.put(version("a", 300, ++number, true, "{}"));

    // then
    assertThat(near(48_000_000, 11_000_000, 99)).isEmpty();
    assertThat(near(48_030_000, 11_000_000, 199)).isEmpty();
    assertThat(near(48_030_000, 11_000_000, 200)).containsExactly("a");
    assertThat(near(48_030_000, 11_000_000, 300)).isEmpty();
    assertThat(book.at("a", 150).countsUntilMs(150)).isEqualTo(200);

    // when what a topic read again tells first comes once more, and then a newer one
    assertThat(book.put(version("a", 200, 1, false, CIRCLE.formatted("0, 0", 50)))).isFalse();
    put("a", 200, BESIDE_THE_LINE.formatted("[1, 1], [2, 1]", 50));

    // then
    assertThat(near(48_030_000, 11_000_000, 200)).isEmpty();
    assertThat(near(1_000_000, 1_500_000, 200)).containsExactly("a");
    assertThat(book.size()).isEqualTo(3);
  }

  @Test
  void aLongCorridorIsInTheCellsAlongItAndNotInTheRectangleAroundIt() throws Exception {
    // given
    put(
        "road",
        0,
        "{\"geometry\": {\"type\": \"LineString\", \"coordinates\": [[11, 48], [11.4, 48.3]]},"
            + " \"radius_m\": 60}");

    // then
    assertThat(near(48_150_000, 11_200_000)).containsExactly("road");
    assertThat(near(48_290_000, 11_010_000)).isEmpty();
    assertThat(near(48_180_000, 11_200_000)).as("3 km beside it").isEmpty();
  }

  @Test
  void theWayBetweenTwoPlacesLeavesOutNothing() throws Exception {
    // given
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      String at = random.nextInt(10_000) / 1e6 + ", " + random.nextInt(10_000) / 1e6;
      put("f" + i, 0, CIRCLE.formatted(at, 20 + random.nextInt(100)));
    }
    for (int i = 0; i < 200; i++) {
      // when
      Place from = new Place(0, random.nextInt(10_000), random.nextInt(10_000));
      Place to = new Place(0, from.latE6() + random.nextInt(5_000), from.lonE6() - 4_000);
      List<Fence> along = new ArrayList<>();
      book.along(from, to, along);

      // then
      for (int j = 0; j <= 20; j++) {
        int lat = from.latE6() + (to.latE6() - from.latE6()) * j / 20;
        int lon = from.lonE6() + (to.lonE6() - from.lonE6()) * j / 20;
        List<Fence> near = new ArrayList<>();
        book.near(new Place(0, lat, lon), near);
        assertThat(along).containsAll(near).doesNotHaveDuplicates();
      }
    }
  }

  private static String star(int positions) {
    return IntStream.rangeClosed(0, positions)
        .mapToObj(i -> i == positions ? 0 : i)
        .map(i -> ray(i, 2 * Math.PI * i / positions))
        .collect(Collectors.joining(", "));
  }

  private static String ray(int i, double angle) {
    double reach = i % 2 == 0 ? 0.1 : 0.09;
    return "[" + (11 + reach * Math.cos(angle)) + ", " + (48 + reach * Math.sin(angle)) + ']';
  }

  private boolean put(String id, long fromMs, String body) throws Refusal.RefusedException {
    return book.put(version(id, fromMs, ++number, false, body));
  }

  private static ReferenceVersion version(
      String id, long fromMs, long number, boolean deleted, String body) {
    return new ReferenceVersion(
        ReferenceKind.GEOFENCES, id, fromMs, number, deleted, fromMs, "anna", body);
  }

  private List<String> near(int latE6, int lonE6) {
    return near(latE6, lonE6, 0);
  }

  private List<String> near(int latE6, int lonE6, long timeMs) {
    List<Fence> found = new ArrayList<>();
    book.near(new Place(timeMs, latE6, lonE6), found);
    return found.stream().map(Fence::id).toList();
  }
}
