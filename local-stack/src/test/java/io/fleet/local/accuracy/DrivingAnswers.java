package io.fleet.local.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.local.tables.FactTables;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What questions about drives have to be answered, by what truly happened. */
final class DrivingAnswers {
  private static final Targets TARGETS = new Targets(1_000, true);
  private static final int DRIVERS = 5;
  private static final double KM = 1_000;
  private static final double SAME_SHARE = 0.02;
  private static final double SAME_VISIT_S = 10;
  private static final double SAME_IDLE_SHARE = 0.05;
  private static final double SAME_COMPLIANCE = 0.02;

  private DrivingAnswers() {}

  /** By the targets of the accuracy report. */
  static void drivers(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    Map<String, Double> found = new TreeMap<>();
    for (JsonNode row : rows) {
      if (!row.required("score").isNull()) {
        found.put(row.required("driver_id").asText(), row.required("score").asDouble());
      }
    }
    ScoreVerdict scores =
        ScoreVerdict.of(TrueScores.of(days.labels(), days.classes(), true), found);
    assertThat(scores.drivers()).isGreaterThanOrEqualTo(DRIVERS);
    assertThat(TARGETS.isMet(scores)).as(scores.toString()).isTrue();
  }

  static void trips(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    Matching trips = judged(JudgedRule.TRIP, rows, days, DrivingAnswers::trip);
    TripVerdict verdict = TripVerdict.of(trips, SimulatedDays.OPTIONS.sampling().toMillis());
    assertThat(TARGETS.isMet(verdict)).as(verdict.toString()).isTrue();
    double movedS = sum(rows, "moving_s");
    double trulyS =
        days.labels(LabelKind.TRIP).mapToDouble(trip -> trip.measure(Measure.MOVING_S)).sum();
    assertThat(movedS / trulyS).as("moving").isCloseTo(1, within(SAME_SHARE));
    assertThat(sum(rows, "idle_s"))
        .as("idle on trips")
        .isBetween(
            (1 - SAME_IDLE_SHARE) * UseAnswers.idleS(days, UseAnswers::isOnTrip),
            (1 + SAME_IDLE_SHARE) * UseAnswers.idleS(days, (idle, of) -> true));
  }

  private static double sum(List<JsonNode> rows, String column) {
    return rows.stream().mapToDouble(row -> row.required(column).asDouble()).sum();
  }

  static void overspeed(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    Matching found =
        judged(JudgedRule.OVERSPEED, rows, days, row -> lasting(row, row.get("severity").asInt()));
    assertPeaks(rows, found);
  }

  /** The speeds that are shown are those of the labels. */
  private static void assertPeaks(List<JsonNode> rows, Matching found) {
    Map<String, Double> peaks = new TreeMap<>();
    rows.forEach(
        row ->
            peaks.put(
                row.get("vehicle_id").asText() + ms(row, "started_at"),
                row.get("peak_kmph").asDouble()));
    long same =
        found.pairs().stream()
            .filter(
                pair -> {
                  String key = pair.finding().vehicleId() + pair.finding().startMs();
                  double peak = pair.label().measure(Measure.PEAK_KMPH);
                  return Math.abs(peaks.get(key) / peak - 1) < SAME_SHARE;
                })
            .count();
    assertThat(same).as("peaks").isGreaterThanOrEqualTo(Math.round(0.95 * found.pairs().size()));
  }

  static void idling(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    judged(JudgedRule.IDLING, rows, days, row -> lasting(row, 0));
  }

  /**
   * Nearly each lasts as long as it truly did, and so do they together; but for those of vehicles
   * that stood at an edge without clearly having left, which receivers see on either side of it.
   */
  static void visits(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    Matching found = judged(JudgedRule.VISIT, rows, days, DrivingAnswers::visit);
    List<Matching.Pair> over =
        found.pairs().stream().filter(p -> p.finding().endMs() > p.finding().startMs()).toList();
    assertThat(over).hasSizeGreaterThan(found.pairs().size() / 2);
    long same = over.stream().filter(p -> Math.abs(longerS(p)) < SAME_VISIT_S).count();
    assertThat(same).as("of " + over.size()).isGreaterThanOrEqualTo(part(over.size()));
    List<Matching.Pair> clear =
        over.stream().filter(p -> p.label().measure(Measure.NEAREST_EXIT_M) == 0).toList();
    assertThat(clear).hasSizeGreaterThanOrEqualTo(part(over.size()));
    double truly = clear.stream().mapToDouble(p -> p.label().seconds()).sum();
    double longer = clear.stream().mapToDouble(DrivingAnswers::longerS).sum();
    assertThat(longer / truly).as("time in places").isCloseTo(0, within(SAME_SHARE));
  }

  private static int part(int all) {
    return (int) Math.round((1 - SAME_SHARE) * all);
  }

  /** By how much longer it seems to be than it truly was, seconds. */
  private static double longerS(Matching.Pair pair) {
    return seconds(pair.finding()) - pair.label().seconds();
  }

  private static double seconds(Finding finding) {
    return (finding.endMs() - finding.startMs()) / 1_000.0;
  }

  static void routes(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    assertThat(rows).hasSameSizeAs(days.routes());
    for (DrawnRoute route : days.routes()) {
      JsonNode row =
          rows.stream()
              .filter(each -> each.required("route_id").asText().equals(route.routeId()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("nobody drove " + route.routeId()));
      assertThat(row.required("vehicle_id").asText()).isEqualTo(route.vehicleId());
      assertThat(row.required("compliance").asDouble())
          .as(row.toString())
          .isCloseTo(route.compliance(), within(SAME_COMPLIANCE));
      assertThat(row.required("off_km").asDouble())
          .as(row.toString())
          .isCloseTo(route.offM() / KM, within(SAME_COMPLIANCE * route.wholeM() / KM));
      assertThat(row.required("times_off").asInt() > 0)
          .as(row.toString())
          .isEqualTo(route.offM() > KM);
    }
  }

  /** Fails where a rule does not reach its target. */
  static Matching judged(
      JudgedRule rule, List<JsonNode> rows, SimulatedDays days, Function<JsonNode, Finding> form) {
    List<Label> labels = days.labels(rule.label()).toList();
    List<Finding> found = rows.stream().map(form).toList();
    long samplingMs = SimulatedDays.OPTIONS.sampling().toMillis();
    Matching matching = Matching.of(labels, found, rule.tolerance().toMillis() + samplingMs);
    RuleVerdict verdict = RuleVerdict.of(rule, matching, days.classes(), samplingMs);
    assertThat(verdict.clear().found()).as(rule + " found").isPositive();
    assertThat(TARGETS.isMet(verdict)).as(rule + " " + verdict.clear()).isTrue();
    return matching;
  }

  private static Finding trip(JsonNode row) {
    double distanceM = row.required("distance_km").asDouble() * KM;
    return new Finding(vehicle(row), "", ms(row, "started_at"), ms(row, "ended_at"), 0, distanceM);
  }

  private static Finding lasting(JsonNode row, int severity) {
    long startMs = ms(row, "started_at");
    long endMs = startMs + Math.round(row.required("duration_s").asDouble() * 1_000);
    return new Finding(vehicle(row), startMs, endMs, severity);
  }

  private static Finding visit(JsonNode row) {
    long startMs = ms(row, "entered_at");
    long endMs = row.required("exited_at").isNull() ? startMs : ms(row, "exited_at");
    return new Finding(
        vehicle(row), row.required("fence_id").asText(), startMs, endMs, 0, Double.NaN);
  }

  static String vehicle(JsonNode row) {
    return row.required("vehicle_id").asText();
  }

  static long ms(JsonNode row, String column) {
    return Instant.parse(row.required(column).asText()).toEpochMilli();
  }
}
