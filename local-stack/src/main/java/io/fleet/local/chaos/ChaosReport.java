package io.fleet.local.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Verdicts as they come, a line each for people, and all of them as one JSON object. */
final class ChaosReport {
  private static final List<String> COUNTS =
      List.of(
          "acknowledged",
          "missing_in_log",
          "missing_in_store",
          "duplicates",
          "alerts",
          "alerts_missing",
          "alerts_untold",
          "alerts_open_without_episode",
          "episodes_with_two_ids",
          "facts_different",
          "marts_different");

  private static final List<String> SECONDS =
      List.of("told_s", "stored_s", "answered_s", "caught_up_s", "catch_up");

  private final ObjectMapper mapper = new ObjectMapper();
  private final ObjectNode all = mapper.createObjectNode();
  private final ObjectNode scenarios = mapper.createObjectNode();
  private final PrintWriter people;
  private boolean isKept = true;

  /**
   * @param people gets the lines
   * @param seed told in the object
   */
  ChaosReport(PrintWriter people, long seed) {
    this.people = people;
    all.put("seed", seed);
    all.set("scenarios", scenarios);
  }

  void head() {
    say(
        "events acknowledged, missing in log, missing in store, twice; alerts, missing, untold, open without episode;"
            + " episodes with two ids; rows unlike the undisturbed run, of marts unlike facts; s until told, stored, answered, caught up; how fast");
  }

  void verdict(String scenario, JsonNode verdict) {
    scenarios.set(scenario, verdict);
    boolean ok = verdict.path("ok").asBoolean();
    isKept &= ok;
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%-34s %-4s", scenario, ok ? "ok" : "RED"));
    for (String name : COUNTS) {
      line.append(String.format(Locale.ROOT, " %6d", verdict.path(name).asLong()));
    }
    for (String name : SECONDS) {
      line.append(String.format(Locale.ROOT, " %6.1f", verdict.path(name).asDouble()));
    }
    verdict
        .path("examples")
        .properties()
        .forEach(e -> line.append("\n    ").append(e.getKey()).append(": ").append(e.getValue()));
    say(line.toString());
  }

  /** What was asked for and not done is not well. */
  void notRun(String scenario, String why) {
    scenarios.put(scenario, "not run");
    isKept = false;
    say(String.format(Locale.ROOT, "%-34s not run: %s", scenario, why));
  }

  /** What parts, disks and lags came to under a soak. */
  void bounds(Map<String, Watch.Bound> bounds) {
    ObjectNode told = mapper.createObjectNode();
    say(String.format(Locale.ROOT, "%-44s %8s %8s %8s", "", "most", "early", "late"));
    bounds.forEach(
        (name, bound) -> {
          told.putObject(name)
              .put("most", bound.most())
              .put("early", bound.early())
              .put("late", bound.late());
          say(
              String.format(
                  Locale.ROOT,
                  "%-44s %8d %8d %8d",
                  name,
                  bound.most(),
                  bound.early(),
                  bound.late()));
        });
    all.set("bounds", told);
  }

  boolean isKept() {
    return isKept;
  }

  String json() throws JsonProcessingException {
    all.put("ok", isKept);
    return mapper.writeValueAsString(all);
  }

  private void say(String line) {
    people.println(line);
    people.flush();
  }
}
