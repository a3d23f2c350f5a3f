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
 * @param marks its words
 */
public record Label(
    LabelKind kind,
    String vehicleId,
    String driverId,
    long startMs,
    long endMs,
    Map<Measure, Double> measures,
    Map<Mark, String> marks) {

  /** Refuses labels that end before they begin; keeps copies of measures and marks. */
  public Label {
    if (endMs < startMs) {
      throw new IllegalArgumentException(kind + " ends before it begins");
    }
    measures = measures.isEmpty() ? Map.of() : new EnumMap<>(measures);
    marks = marks.isEmpty() ? Map.of() : new EnumMap<>(marks);
  }

  /** One without words. */
  public Label(
      LabelKind kind,
      String vehicleId,
      String driverId,
      long startMs,
      long endMs,
      Map<Measure, Double> measures) {
    this(kind, vehicleId, driverId, startMs, endMs, measures, Map.of());
  }

  /** A number it carries, or NaN. */
  public double measure(Measure measure) {
    return measures.getOrDefault(measure, Double.NaN);
  }

  /** A word it carries, or null. */
  public String mark(Mark mark) {
    return marks.get(mark);
  }

  /** How long it lasted, seconds. */
  public double seconds() {
    return (endMs - startMs) / 1_000.0;
  }
}
