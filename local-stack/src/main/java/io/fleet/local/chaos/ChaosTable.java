package io.fleet.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Verdicts for people, a line each as they come. */
final class ChaosTable {
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
          "facts_different");

  private static final List<String> SECONDS =
      List.of("told_s", "stored_s", "answered_s", "caught_up_s", "catch_up");

  private final PrintWriter out;

  ChaosTable(PrintWriter out) {
    this.out = out;
  }

  void head() {
    out.println(
        "what is acknowledged, missing in log and store, twice; alerts, missing, untold, open without episode;"
            + " episodes with two ids; rows unlike the undisturbed run; seconds until told, stored, answered, caught up; how fast");
    out.flush();
  }

  void row(String scenario, JsonNode verdict) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%-34s %-4s", scenario, verdict.path("ok").asBoolean() ? "ok" : "RED"));
    COUNTS.forEach(name -> line.append(String.format(Locale.ROOT, " %6d", verdict.path(name).asLong())));
    SECONDS.forEach(name -> line.append(String.format(Locale.ROOT, " %6.1f", verdict.path(name).asDouble())));
    out.println(line);
    verdict
        .path("examples")
        .properties()
        .forEach(example -> out.println("    " + example.getKey() + ": " + example.getValue()));
    out.flush();
  }

  /** What parts and disks came to under a soak. */
  void bounds(Map<String, Watch.Bound> bounds) {
    out.println("MiB                                    most  early   late");
    bounds.forEach(
        (name, bound) ->
            out.println(
                String.format(
                    Locale.ROOT,
                    "%-34s %8d %6d %6d",
                    name,
                    bound.most(),
                    bound.early(),
                    bound.late())));
    out.flush();
  }

  void notRun(String scenario, String why) {
    out.println(String.format(Locale.ROOT, "%-34s not run: %s", scenario, why));
    out.flush();
  }
}
