package io.fleet.simulator.truth;

import java.util.EnumMap;
import java.util.Map;

/**
 * One thing that truly happened. Immutable.
 *
 * @param kind what
 * @param vehicleId to which vehicle
 * @param driverId who drove, or null when nobody did
 * @param startMs first moment, epoch milliseconds
 * @param endMs last moment, epoch milliseconds
 * @param measures its numbers
 */
public record Label(
    LabelKind kind,
    String vehicleId,
    String driverId,
    long startMs,
    long endMs,
    Map<Measure, Double> measures) {

  /** Refuses labels that end before they begin; keeps a copy of the measures. */
  public Label {
    if (endMs < startMs) {
      throw new IllegalArgumentException(kind + " ends before it begins");
    }
    measures = measures.isEmpty() ? Map.of() : new EnumMap<>(measures);
  }

  /** A number it carries, or NaN. */
  public double measure(Measure measure) {
    return measures.getOrDefault(measure, Double.NaN);
  }

  /** How long it lasted, seconds. */
  public double seconds() {
    return (endMs - startMs) / 1_000.0;
  }
}
