package io.fleet.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a bench found out, as one line.
 *
 * @param target what was to be reached
 * @param value what was reached, in the target's unit
 * @param reference the same machine's reference of the same run, 0 if there is none
 * @param generatorCeiling how much the load generator could have given, 0 if it is not asked for
 * @param verifiedRows effects of events that were found: rows, or distinct events in the log
 * @param expectedRows how many there had to be
 * @param more further members of the line, in their order
 */
public record BenchLine(
    Target target,
    double value,
    double reference,
    double generatorCeiling,
    long verifiedRows,
    long expectedRows,
    Map<String, Object> more) {
  private static final double WHOLE_FROM = 100;
  private static final Set<String> OWN_MEMBERS =
      Set.of(
          "bench",
          "unit",
          "value",
          "reference",
          "ratio",
          "target",
          "reference_floor_met",
          "generator_ceiling",
          "verified_rows",
          "expected_rows",
          "ok");

  /** A line without further members. */
  public BenchLine(
      Target target,
      double value,
      double reference,
      double generatorCeiling,
      long verifiedRows,
      long expectedRows) {
    this(target, value, reference, generatorCeiling, verifiedRows, expectedRows, Map.of());
  }

  /**
   * What a line said that was printed; held against the target as it is now.
   *
   * @throws IllegalArgumentException if no target is set for its bench
   */
  public static BenchLine of(JsonNode printed) {
    Map<String, Object> more = new LinkedHashMap<>();
    printed
        .properties()
        .forEach(
            member -> {
              if (!OWN_MEMBERS.contains(member.getKey()) && member.getValue().isNumber()) {
                more.put(member.getKey(), member.getValue().numberValue());
              }
            });
    return new BenchLine(
        Target.of(printed.path("bench").asText()),
        printed.path("value").asDouble(Double.NaN),
        printed.path("reference").asDouble(),
        printed.path("generator_ceiling").asDouble(),
        printed.path("verified_rows").asLong(),
        printed.path("expected_rows").asLong(-1),
        more);
  }

  public double ratio() {
    return value / reference;
  }

  public boolean isReferenceFloorMet() {
    return reference >= target.referenceFloor();
  }

  /** Whether every event had its effect. */
  public boolean isVerified() {
    return verifiedRows == expectedRows;
  }

  /** Whether the figure counts and reaches its target. */
  public boolean isOk() {
    return reservations().isEmpty();
  }

  /** Why the figure does not count, whatever it is. */
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    if (!isVerified()) {
      doubts.add("%,d of %,d rows are there".formatted(verifiedRows, expectedRows));
    }
    if (!isReferenceFloorMet()) {
      doubts.add(
          "the reference is below its floor of %,.0f: the machine was busy, or the run too short"
              .formatted(target.referenceFloor()));
    }
    if (generatorCeiling < target.generatorMargin() * value) {
      doubts.add(
          "the generator's ceiling is below %.1f × the value".formatted(target.generatorMargin()));
    }
    return doubts;
  }

  /** Why the figure does not count or does not do, in the words of a table's foot. */
  public List<String> reservations() {
    List<String> reservations = new ArrayList<>(doubts());
    if (!isTargetReached()) {
      reservations.add(missed());
    }
    target.atMost().forEach((member, most) -> hold(member, most, reservations));
    return reservations;
  }

  /** A member that is not there does not do either. */
  private void hold(String member, double most, List<String> reservations) {
    if (!(number(member) <= most)) {
      reservations.add("%s is %s, at most %s was wanted".formatted(member, more.get(member), most));
    }
  }

  private boolean isTargetReached() {
    return switch (target.goal()) {
      case RATIO_AT_LEAST -> ratio() >= target.target();
      case VALUE_AT_LEAST -> value >= target.target();
      case VALUE_AT_MOST -> value <= target.target();
    };
  }

  private String missed() {
    return switch (target.goal()) {
      case RATIO_AT_LEAST -> "the ratio is below its target of %.2f".formatted(target.target());
      case VALUE_AT_LEAST -> "the value is below its target of %,.0f".formatted(target.target());
      case VALUE_AT_MOST -> "the value is above its target of %,.0f".formatted(target.target());
    };
  }

  /** A further member; no number if there is none. */
  double number(String member) {
    return more.get(member) instanceof Number found ? found.doubleValue() : Double.NaN;
  }

  /** One JSON object without line breaks. */
  public String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("bench", target.bench());
    members.put("unit", target.unit());
    members.put("value", hundredths(value));
    if (reference > 0) {
      members.put("reference", Math.round(reference));
      members.put("ratio", BigDecimal.valueOf(ratio()).setScale(3, RoundingMode.DOWN));
    }
    members.put("target", plain(target.target()));
    members.put("reference_floor_met", isReferenceFloorMet());
    if (generatorCeiling > 0) {
      members.put("generator_ceiling", Math.round(generatorCeiling));
    }
    members.put("verified_rows", verifiedRows);
    members.put("expected_rows", expectedRows);
    members.putAll(more);
    members.put("ok", isOk());
    try {
      return new ObjectMapper().writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole from a hundred on; hundredths below, where bytes of a row and milliseconds are. */
  private static Number hundredths(double number) {
    return number >= WHOLE_FROM
        ? (Number) Math.round(number)
        : plain(Math.round(number * 100) / 100.0);
  }

  /** Whole numbers without a fraction. */
  private static Number plain(double number) {
    return number == Math.rint(number) ? (Number) (long) number : (Number) number;
  }
}
