package io.fleet.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a bench is to reach. Targets stand in the resource {@code bench/targets.json}, which no
 * bench writes.
 *
 * @param bench its name
 * @param unit of its value and its reference
 * @param goal what is compared with the target
 * @param target a ratio or a value
 * @param referenceFloor a reference below it says that the machine was not free to be measured; 0
 *     if there is no reference
 * @param generatorMargin least generator ceiling / value; 0 if no ceiling is asked for
 * @param atMost further members of the line and the greatest value each may have
 */
public record Target(
    String bench,
    String unit,
    Goal goal,
    double target,
    double referenceFloor,
    double generatorMargin,
    Map<String, Double> atMost) {

  /** A target without further members. */
  public Target(
      String bench,
      String unit,
      Goal goal,
      double target,
      double referenceFloor,
      double generatorMargin) {
    this(bench, unit, goal, target, referenceFloor, generatorMargin, Map.of());
  }

  /**
   * The target of a bench.
   *
   * @throws IllegalArgumentException if none is set
   */
  public static Target of(String bench) {
    try (InputStream in = Target.class.getResourceAsStream("/bench/targets.json")) {
      JsonNode target = new ObjectMapper().readTree(in).path(bench);
      if (target.isMissingNode()) {
        throw new IllegalArgumentException("no target is set for " + bench);
      }
      return new Target(
          bench,
          target.required("unit").asText(),
          Goal.of(target.required("goal").asText()),
          target.required("target").asDouble(),
          target.required("reference_floor").asDouble(),
          target.required("generator_margin").asDouble(),
          atMost(target.path("at_most")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Double> atMost(JsonNode limits) {
    Map<String, Double> most = new TreeMap<>();
    limits.properties().forEach(limit -> most.put(limit.getKey(), limit.getValue().asDouble()));
    return most;
  }
}
