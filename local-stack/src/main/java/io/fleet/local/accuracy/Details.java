package io.fleet.local.accuracy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a verdict rests on, as JSON lines in a folder: all labels, what was missed, what was found
 * without being a case, and drivers' raw scores.
 */
final class Details {
  private final Path folder;

  Details(Path folder) {
    this.folder = folder;
  }

  void write(Trial trial, Verdict verdict) throws IOException {
    Files.createDirectories(folder);
    try (BufferedWriter labels = Files.newBufferedWriter(folder.resolve("labels.jsonl"))) {
      for (Label label : trial.labels()) {
        line(labels, LabelWriter.write(label));
      }
    }
    writeScores(verdict);
    writeStops(verdict);
    writeEtas(verdict);
    writeRisk(verdict.risk());
    try (BufferedWriter missed = Files.newBufferedWriter(folder.resolve("missed.jsonl"));
        BufferedWriter unfounded = Files.newBufferedWriter(folder.resolve("false.jsonl"))) {
      for (RuleVerdict rule : verdict.rules()) {
        for (Label label : rule.missed()) {
          line(missed, LabelWriter.write(label));
        }
        for (Finding finding : rule.unfounded()) {
          line(unfounded, json(rule.rule(), finding));
        }
      }
    }
  }

  private void writeScores(Verdict verdict) throws IOException {
    try (BufferedWriter scores = Files.newBufferedWriter(folder.resolve("scores.jsonl"))) {
      for (DriverScore score : verdict.drivers()) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("driver_id", score.driverId());
        members.put("truth", score.truth());
        members.put("truth_without_crashes", score.truthWithoutCrashes());
        members.put("found", score.found());
        line(scores, new ObjectMapper().writeValueAsString(members));
      }
    }
  }

  private void writeStops(Verdict verdict) throws IOException {
    try (BufferedWriter stops = Files.newBufferedWriter(folder.resolve("stops.jsonl"))) {
      for (DeliveryVerdict deliveries : verdict.deliveries()) {
        for (DeliveryVerdict.WrongStop wrong : deliveries.wrong()) {
          Map<String, Object> members = new LinkedHashMap<>();
          members.put("found", String.valueOf(wrong.found()));
          members.put("truth", LabelWriter.write(wrong.truth()));
          line(stops, new ObjectMapper().writeValueAsString(members));
        }
      }
    }
  }

  private void writeEtas(Verdict verdict) throws IOException {
    try (BufferedWriter etas = Files.newBufferedWriter(folder.resolve("etas.jsonl"))) {
      for (EtaVerdict each : verdict.etas()) {
        for (EtaErrors.Miss miss : each.misses()) {
          Map<String, Object> members = members(miss.eta().stop());
          members.put("horizon_min", each.horizonMin());
          members.put("issued_at", Instant.ofEpochMilli(miss.eta().issuedMs()).toString());
          members.put("error_s", miss.errorS());
          members.put("naive_error_s", miss.naiveErrorS());
          line(etas, new ObjectMapper().writeValueAsString(members));
        }
      }
    }
  }

  private void writeRisk(RiskVerdict risk) throws IOException {
    try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("risk.jsonl"))) {
      for (Label breach : risk.missed()) {
        line(file, LabelWriter.write(breach));
      }
      for (FoundRisk alert : risk.wrong()) {
        Map<String, Object> members = members(alert.stop());
        members.put("false_since", Instant.ofEpochMilli(alert.sinceMs()).toString());
        line(file, new ObjectMapper().writeValueAsString(members));
      }
    }
  }

  private static Map<String, Object> members(StopKey stop) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("plan_id", stop.planId());
    members.put("stop_id", stop.stopId());
    return members;
  }

  private static String json(JudgedRule rule, Finding finding) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("rule", rule.wireName());
    members.put("vehicle_id", finding.vehicleId());
    members.put("about", finding.about());
    members.put("started_at", Instant.ofEpochMilli(finding.startMs()).toString());
    members.put("ended_at", Instant.ofEpochMilli(finding.endMs()).toString());
    members.put("severity", finding.severity());
    return new ObjectMapper().writeValueAsString(members);
  }

  private static void line(BufferedWriter to, String text) throws IOException {
    to.write(text);
    to.newLine();
  }
}
