package io.fleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Geodesy;
import io.fleet.events.Json;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.simulator.post.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Vehicles that drive delivery rounds, as fast as they are stepped. */
class RoundFleetTest {
  private static final Instant START = Instant.parse("2026-03-02T11:00:00Z");
  private static final int FIRST = 13;
  private static final int VEHICLES = 4;
  private static final int FOUR_MINUTES_S = 240;
  private static final int FOUR_HOURS_S = 4 * 3_600;

  /** What came out, in the order in which it did. */
  private static final class Diary implements RoundFleet.Outlet {
    private final List<String> all = new ArrayList<>();
    private final List<Telemetry> messages = new ArrayList<>();
    private final List<Line> papers = new ArrayList<>();
    private final List<Line> scans = new ArrayList<>();

    @Override
    public void message(SimulatedEvent event) {
      messages.add(event.telemetry());
      all.add(new String(event.json(), StandardCharsets.UTF_8));
    }

    @Override
    public void paper(Line paper) {
      papers.add(paper);
      all.add(paper.request() + text(paper));
    }

    @Override
    public void scan(Line scan) {
      scans.add(scan);
      all.add(scan.request() + text(scan));
    }

    List<Line> papers(String beginning) {
      return papers.stream().filter(paper -> paper.request().startsWith(beginning)).toList();
    }
  }

  private static String text(Line line) {
    return line.json() == null ? "" : new String(line.json(), StandardCharsets.UTF_8);
  }

  private static Diary drive(long seed, int seconds) {
    RoundFleet fleet = new RoundFleet(seed, FIRST, VEHICLES, START, SimulationOptions.DEFAULT);
    Diary diary = new Diary();
    long endMs = START.plusSeconds(seconds).toEpochMilli();
    while (fleet.nextMs() < endMs) {
      fleet.step(diary);
    }
    return diary;
  }

  @Test
  void sameSeedSameRoundsToTheByte() {
    assertThat(drive(7, FOUR_MINUTES_S).all).isEqualTo(drive(7, FOUR_MINUTES_S).all);
    assertThat(drive(7, FOUR_MINUTES_S).all).isNotEqualTo(drive(8, FOUR_MINUTES_S).all);
  }

  @Test
  void everyVehicleHasItsPlanBeforeItMovesAndSendsOnceASecond() {
    // when
    Diary diary = drive(1, FOUR_MINUTES_S);

    // then
    assertThat(diary.papers("PUT /v1/reference/delivery-plans/sim-00")).hasSize(VEHICLES);
    assertThat(diary.papers("PUT /v1/reference/routes/")).hasSize(3);
    assertThat(diary.papers("PUT /v1/reference/geofences/"))
        .extracting(RoundFleetTest::text)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("\"radius_m\":150", "\"tags\":[\"depot\"]");
    assertThat(diary.all.subList(0, 3 * VEHICLES).stream().filter(it -> it.startsWith("PUT")))
        .hasSameSizeAs(diary.papers);
    assertThat(diary.messages).hasSize(VEHICLES * FOUR_MINUTES_S);
    long validMs = START.plusSeconds(10).toEpochMilli();
    assertThat(diary.messages)
        .filteredOn(message -> message.timestampMs() < validMs)
        .allMatch(message -> !message.isTrue(TelemetryField.IGNITION));
  }

  @Test
  void withinFourMinutesStopsAreServedAndScanned() {
    // when
    Diary diary = drive(1, FOUR_MINUTES_S);

    // then
    Set<String> scanning = new TreeSet<>();
    diary.scans.forEach(scan -> scanning.add(scan.vehicleId()));
    assertThat(scanning).containsExactly("sim-0013", "sim-0015");
    assertThat(diary.scans).extracting(RoundFleetTest::text).anyMatch(it -> it.contains("arrived"));
    assertThat(diary.scans)
        .extracting(RoundFleetTest::text)
        .anyMatch(it -> it.contains("\"delivered\"") && it.contains("\"plan_id\":\"sim-0013-"));
  }

  @Test
  void aRoundThatIsOverIsTakenBackAndTheNextBegins() {
    // when
    Diary diary = drive(2, FOUR_HOURS_S);

    // then
    List<Line> plans = diary.papers("PUT /v1/reference/delivery-plans/");
    assertThat(plans).hasSizeBetween(2 * VEHICLES, 4 * VEHICLES);
    assertThat(plans).extracting(Line::request).doesNotHaveDuplicates();
    assertThat(diary.papers("DELETE /v1/reference/delivery-plans/"))
        .hasSize(plans.size() - VEHICLES);
  }

  @Test
  void roundsBrokenOffAreTakenBack() {
    // given
    RoundFleet fleet = new RoundFleet(1, FIRST, VEHICLES, START, SimulationOptions.DEFAULT);
    Diary diary = new Diary();

    // when
    fleet.breakOff(START.toEpochMilli(), diary);

    // then
    assertThat(diary.papers("DELETE /v1/reference/delivery-plans/")).hasSize(VEHICLES);
    assertThat(diary.papers).allMatch(paper -> paper.request().contains("correct=true"));
  }

  @Test
  void aVehicleStandsWhereAPlannedStopIsWhenItScans() throws IOException {
    // when
    Diary diary = drive(3, 1_800);

    // then
    List<Line> plans = diary.papers("PUT /v1/reference/delivery-plans/sim-0013");
    List<double[]> doors = doors(plans.get(0).json());
    assertThat(doors).hasSizeBetween(22, 60);
    List<Telemetry> standing =
        diary.messages.stream()
            .filter(m -> m.vehicleId().equals("sim-0013"))
            .filter(m -> !m.isTrue(TelemetryField.IGNITION))
            .filter(m -> m.timestampMs() > START.plusSeconds(60).toEpochMilli())
            .toList();
    long atADoor = standing.stream().filter(m -> nearestM(doors, m) < 60).count();
    assertThat(atADoor).isGreaterThan(standing.size() / 3);
  }

  private static double nearestM(List<double[]> doors, Telemetry message) {
    return doors.stream()
        .mapToDouble(
            door ->
                Geodesy.distanceM(
                    (int) Math.round(door[0] * 1e6),
                    (int) Math.round(door[1] * 1e6),
                    message.latE6(),
                    message.lonE6()))
        .min()
        .orElseThrow();
  }

  private static List<double[]> doors(byte[] plan) throws IOException {
    List<double[]> doors = new ArrayList<>();
    double lat = 0;
    try (JsonParser in = Json.FACTORY.createParser(plan)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT && in.currentName().equals("lat")) {
          lat = in.getDoubleValue();
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT && in.currentName().equals("lon")) {
          doors.add(new double[] {lat, in.getDoubleValue()});
        }
      }
    }
    return doors;
  }
}
