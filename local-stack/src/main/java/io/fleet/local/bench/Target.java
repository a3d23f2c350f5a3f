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
 * @param ratio least value / reference
 * @param referenceFloor a reference below it says that the machine was not free to be measured
 * @param generatorMargin least generator ceiling / value
 */
public record Target(
    String bench, String unit, double ratio, double referenceFloor, double generatorMargin) {

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
          target.required("target").asDouble(),
          target.required("reference_floor").asDouble(),
          target.required("generator_margin").asDouble());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
