package io.fleet.local.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.local.tables.FactTables;
import io.fleet.simulator.truth.LabelKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What questions about alerts have to be answered, by what truly happened. */
final class AlertAnswers {
  private static final double MOST_MORE = 1.1;

  private AlertAnswers() {}

  /** All of both, and every crash confirmed. */
  static void emergencies(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    DrivingAnswers.judged(JudgedRule.SOS, of("sos", rows), days, AlertAnswers::alert);
    Matching crashes =
        DrivingAnswers.judged(JudgedRule.CRASH, of("crash", rows), days, AlertAnswers::alert);
    assertThat(crashes.pairs()).as("confirmed").allMatch(pair -> pair.finding().severity() == 4);
  }

  private static List<JsonNode> of(String type, List<JsonNode> rows) {
    return rows.stream().filter(row -> row.required("alert_type").asText().equals(type)).toList();
  }

  private static Finding alert(JsonNode row) {
    long startMs = DrivingAnswers.ms(row, "started_at");
    int severity = row.required("severity").asInt();
    return new Finding(DrivingAnswers.vehicle(row), startMs, startMs, severity);
  }

  /** As many of each type as there was reason for. */
  static void all(List<JsonNode> rows, SimulatedDays days, FactTables tables) {
    Map<String, Long> told = new HashMap<>();
    rows.forEach(row -> told.put(row.get("alert_type").asText(), row.get("alerts").asLong()));
    assertCount(JudgedRule.OVERSPEED, told, days);
    assertCount(JudgedRule.SOS, told, days);
    assertCount(JudgedRule.CRASH, told, days);
    assertCount(JudgedRule.TOW, told, days);
  }

  private static void assertCount(JudgedRule rule, Map<String, Long> told, SimulatedDays days) {
    LabelKind kind = rule.label();
    long samplingMs = SimulatedDays.OPTIONS.sampling().toMillis();
    long clear =
        days.labels(kind)
            .filter(label -> Thresholds.clarity(label, null, samplingMs) == Clarity.CLEARLY)
            .count();
    long possible =
        days.labels(kind)
            .filter(label -> Thresholds.clarity(label, null, samplingMs) != Clarity.CLEARLY_NOT)
            .count();
    assertThat(clear).as(rule + " in the days").isPositive();
    assertThat(told.getOrDefault(rule.wireName(), 0L))
        .as(rule + " told")
        .isBetween(clear, Math.round(MOST_MORE * possible));
  }
}
