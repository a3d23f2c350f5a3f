package io.fleet.query.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of real drives, a fix a second, is needed for a line that errs by 10 m at most. */
class RealDriveLinesTest {
  private static final double TOLERANCE_M = 10;

  /** The real drives, read where they lie. */
  private static Path drives() {
    String told = System.getenv("FLEET_DRIVES");
    return Path.of(told != null ? told : "../../shared/data").resolve("ndsbr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B"})
  void oneFixInTenStaysWithinTenMetres(String driver) throws IOException {
    // given
    Path file = drives().resolve("driver_" + driver + ".csv");
    assumeTrue(Files.exists(file), "no real drives here");

    // when
    int told = 0;
    int kept = 0;
    for (List<TrackFix> trip : trips(file).values()) {
      DouglasPeucker line = new DouglasPeucker(TOLERANCE_M, 100_000);
      trip.forEach(fix -> line.add(new Vertex(fix, fix == trip.get(0))));
      List<TrackFix> left = line.finish().stream().map(Vertex::fix).toList();
      told += trip.size();
      kept += left.size();
      assertThat(greatestErrorM(trip, left)).isLessThanOrEqualTo(TOLERANCE_M);
    }

    // then
    assertThat(told).isGreaterThan(1_000);
    assertThat(kept).as("of %d fixes", told).isLessThanOrEqualTo(told / 10);
  }

  private static Map<String, List<TrackFix>> trips(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = Arrays.asList(lines.get(0).split(";", -1));
    Map<String, List<TrackFix>> trips = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(";", -1);
      String lat = cells[header.indexOf("LAT")];
      if (!lat.isEmpty()) { // no fix was told
        List<TrackFix> trip =
            trips.computeIfAbsent(cells[header.indexOf("ID")], id -> new ArrayList<>());
        Instant ts = Instant.EPOCH.plusSeconds(trip.size());
        double lon = degrees(cells[header.indexOf("LONG")]);
        trip.add(new TrackFix(ts, degrees(lat), lon, null, null, null, null, null, null));
      }
    }
    return trips;
  }

  private static double degrees(String cell) {
    return Double.parseDouble(cell.replace(',', '.'));
  }

  private static double greatestErrorM(List<TrackFix> trip, List<TrackFix> kept) {
    double greatestM = 0;
    int next = 1;
    for (TrackFix fix : trip) {
      while (next < kept.size() - 1 && fix.ts().isAfter(kept.get(next).ts())) {
        next++;
      }
      TrackFix to = kept.get(Math.min(next, kept.size() - 1));
      greatestM =
          Math.max(greatestM, new LocalPlane(fix).distanceTo(kept.get(Math.max(0, next - 1)), to));
    }
    return greatestM;
  }
}
