package io.fleet.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

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
 */
public record Target(
    String bench,
    String unit,
    Goal goal,
    double target,
    double referenceFloor,
    double generatorMargin) {

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
          target.required("generator_margin").asDouble());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
